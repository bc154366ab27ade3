import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { areSameRights, type Rights } from '../accounts/rights.policy.js';
import { StaffAccount } from '../accounts/staff-account.entity.js';
import { StaffSession } from './staff-session.entity.js';

/** Somebody whom the guard let in, with the rights by which it did. */
export interface LetIn extends Rights {
  readonly id: string;
  readonly sessionId: string;
}

/**
 * Locks the account and the session of who asks for the rest of the transaction, and makes sure that both stand as the guard saw them:
 * while a request waits for a dossier, somebody may be shut out or work as something else. Every opening by staff ends with it, after
 * dossier and tray, which are locked before people as everywhere.
 *
 * @throws DomainError session_ended; forbidden when the rights were changed meanwhile.
 */
export async function requireStillAllowed(transaction: Transaction, staff: LetIn): Promise<void> {
  const { manager } = transaction;
  const account = await manager.findOne(StaffAccount, {
    where: { id: staff.id },
    lock: { mode: 'pessimistic_read' },
  });
  // Not shared: the opening keeps its proof fresh, which changes the row.
  const session = await manager.findOne(StaffSession, {
    where: { id: staff.sessionId, accountId: staff.id },
    lock: { mode: 'for_no_key_update' },
  });
  if (!account || account.disabled || !session || session.endedAt !== null) {
    throw new DomainError('session_ended', 'Your session has ended. Sign in again.', {
      extensions: { reason: 'ended' },
    });
  }
  if (areSameRights(account, staff)) return;
  throw new DomainError('forbidden', 'What you may do has just been changed. Ask again.');
}
