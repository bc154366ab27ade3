import { DomainError } from '../kernel/index.js';
import type { Transaction } from '../platform/index.js';
import { Tray } from './tray.entity.js';

/**
 * Locks a tray for the rest of the transaction. Whoever decides about a tray's content takes this lock first.
 * @throws DomainError not_found
 */
export async function lockTray(transaction: Transaction, label: string): Promise<Tray> {
  const tray = await transaction.manager.findOne(Tray, {
    where: { label, installed: true },
    lock: { mode: 'pessimistic_write' },
  });
  if (!tray) throw new DomainError('not_found', `There is no tray ${label}.`);
  return tray;
}
