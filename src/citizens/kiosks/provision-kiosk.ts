import type { Actor, Randomness } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import { mintToken, type Transaction } from '../../platform/index.js';
import { Kiosk } from './kiosk.entity.js';

export interface ProvisionedKiosk {
  readonly id: string;
  readonly name: string;
  /** To be entered at the device; nobody can read it again. */
  readonly credential: string;
}

/** Makes a kiosk with a credential that somebody is shown: the demo's, whose link anybody may open. */
async function provisionKiosk(
  transaction: Transaction,
  randomness: Randomness,
  name: string,
  actor: Actor,
): Promise<ProvisionedKiosk> {
  const { token: credential, hash: credentialHash } = mintToken(randomness);
  const kiosk = transaction.manager.create(Kiosk, {
    id: randomness.uuid(),
    name,
    credentialHash,
    revoked: false,
    version: 1,
  });
  await transaction.manager.insert(Kiosk, kiosk);
  appendToLedger(transaction, {
    kind: 'kiosk.provisioned',
    subject: { type: 'kiosk', id: kiosk.id, version: 1 },
    actor,
    details: { name },
  });
  return { id: kiosk.id, name, credential };
}

/**
 * The demo's one kiosk, at its first start; nothing ever after.
 * @returns the kiosk made now, whose credential is to be printed once.
 */
export async function ensureDemoKiosk(
  transaction: Transaction,
  randomness: Randomness,
): Promise<ProvisionedKiosk | undefined> {
  if ((await transaction.manager.count(Kiosk)) > 0) return undefined;
  return provisionKiosk(transaction, randomness, 'Kiosk demo', { type: 'system', id: 'demo' });
}
