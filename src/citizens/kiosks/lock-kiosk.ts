import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { Kiosk } from './kiosk.entity.js';

/**
 * Locks a kiosk for the rest of the transaction. One person stands before it at a time, so its codes and sessions are
 * begun and ended under this lock, which is taken before theirs. Rows may still be added that name the kiosk.
 *
 * @returns undefined when there is no such kiosk.
 */
export function lockKiosk(transaction: Transaction, id: string): Promise<Kiosk | null> {
  return transaction.manager.findOne(Kiosk, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

/**
 * Locks the kiosk that asks, and makes sure that it may still ask: it may have been revoked since the guard let it in.
 * @throws DomainError unauthenticated
 */
export async function lockAskingKiosk(transaction: Transaction, id: string): Promise<void> {
  const kiosk = await lockKiosk(transaction, id);
  if (!kiosk || kiosk.revoked) throw kioskNotKnown();
}

export function kioskNotKnown(): DomainError {
  return new DomainError(
    'unauthenticated',
    'Prove which kiosk this is, by the header x-kiosk-credential or its cookie. A technician provisions a credential.',
  );
}
