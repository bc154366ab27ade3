import { DomainError, type Actor } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/index.js';
import { insertKiosk } from './insert-kiosk.js';
import { Kiosk } from './kiosk.entity.js';
import { lockKiosk } from './lock-kiosk.js';
import { openSetUpCode, type OpenedSetUpCode, type SetUpParts } from './open-set-up-code.js';

export interface KioskToSetUp extends OpenedSetUpCode {
  readonly kiosk: Kiosk;
}

/** Makes a kiosk that no device is yet, and the code by which one becomes it. */
export async function makeKiosk(
  transaction: Transaction,
  parts: SetUpParts,
  name: string,
  actor: Actor,
): Promise<KioskToSetUp> {
  const kiosk = await insertKiosk(transaction, parts.randomness, { name, credentialHash: null }, actor);
  return { kiosk, ...(await openSetUpCode(transaction, parts, kiosk.id)) };
}

/**
 * Makes another code for a kiosk: the first was not typed in time, or its device is replaced. Until the code is typed, a
 * device that is this kiosk goes on being it.
 * @throws DomainError not_found, also for a revoked one
 */
export async function makeSetUpCode(
  transaction: Transaction,
  parts: SetUpParts,
  kioskId: string,
  actor: Actor,
): Promise<KioskToSetUp> {
  const kiosk = await lockKiosk(transaction, kioskId);
  if (!kiosk || kiosk.revoked) {
    throw new DomainError('not_found', 'There is no such kiosk, or it is revoked. See the list of kiosks.');
  }
  kiosk.version += 1;
  await transaction.manager.update(Kiosk, kioskId, { version: kiosk.version });
  appendToLedger(transaction, {
    kind: 'kiosk.set_up_code_made',
    subject: { type: 'kiosk', id: kioskId, version: kiosk.version },
    actor,
    details: {},
  });
  return { kiosk, ...(await openSetUpCode(transaction, parts, kioskId)) };
}
