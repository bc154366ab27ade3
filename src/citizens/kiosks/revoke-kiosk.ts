import { DomainError, type Actor } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/index.js';
import { endSessionOfKiosk } from '../sessions/end-session.js';
import { Kiosk } from './kiosk.entity.js';
import { lockKiosk } from './lock-kiosk.js';
import { endSetUpCodes } from './open-set-up-code.js';

/** Takes the credentials of all kiosks away. @returns the names of those that had one or could have got one */
export async function revokeEveryKiosk(transaction: Transaction, actor: Actor): Promise<string[]> {
  const kiosks = await transaction.manager.find(Kiosk, { where: { revoked: false }, order: { id: 'ASC' } });
  for (const { id } of kiosks) await revokeKiosk(transaction, id, actor);
  return kiosks.map(({ name }) => name).sort();
}

/**
 * Takes a kiosk's credential away, for good and at once; the session of whoever stands before it ends. Does nothing to
 * one that is revoked already.
 *
 * @throws DomainError not_found
 */
export async function revokeKiosk(transaction: Transaction, id: string, actor: Actor): Promise<Kiosk> {
  const kiosk = await lockKiosk(transaction, id);
  if (!kiosk) throw new DomainError('not_found', 'There is no such kiosk. See the list of kiosks.');
  if (kiosk.revoked) return kiosk;
  kiosk.revoked = true;
  kiosk.version += 1;
  await transaction.manager.update(Kiosk, id, { revoked: true, version: kiosk.version });
  appendToLedger(transaction, {
    kind: 'kiosk.revoked',
    subject: { type: 'kiosk', id, version: kiosk.version },
    actor,
    details: {},
  });
  await endSetUpCodes(transaction, id);
  await endSessionOfKiosk(transaction, id);
  return kiosk;
}
