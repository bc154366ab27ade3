import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { RunItem } from '../run-item.entity.js';

/** @throws DomainError not_found */
export async function findItem(transaction: Transaction, runId: string, id: string): Promise<RunItem> {
  const item = await transaction.manager.findOneBy(RunItem, { id, runId });
  if (!item) throw new DomainError('not_found', 'There is no such item on the lists of this run.');
  return item;
}
