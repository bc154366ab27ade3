import { DomainError, type Actor } from '../kernel/index.js';
import { appendToLedger, type LedgerValue } from '../ledger/index.js';
import type { LiveEvents, Transaction } from '../platform/index.js';
import { Run } from './run.entity.js';

type Details = Readonly<Record<string, LedgerValue>>;

/** What happens to a run, as the ledger calls it too (with `run.` in front). */
export type RunEventKind = 'opened' | 'lists_extended' | 'item_left' | 'item_taken_up' | 'closed';

/**
 * Locks a run that is open for the rest of the transaction; before any dossier, always.
 * @throws DomainError not_found, run_not_open
 */
export async function lockOpenRun(transaction: Transaction, id: string): Promise<Run> {
  const run = await transaction.manager.findOne(Run, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!run) throw new DomainError('not_found', 'There is no such run.');
  if (run.closedAt !== null) {
    throw new DomainError('run_not_open', 'This run is closed and stays as it is. Open a new one.');
  }
  return run;
}

/** Writes a change of a locked run, numbers it, and records it in the ledger. No free text in `details`. */
export async function changeRun(
  transaction: Transaction,
  liveEvents: LiveEvents,
  run: Run,
  event: { readonly kind: RunEventKind; readonly actor: Actor; readonly details: Details },
  changes: Partial<Pick<Run, 'closedAt' | 'closedBy' | 'record'>> = {},
): Promise<void> {
  Object.assign(run, changes);
  run.version += 1;
  await transaction.manager.save(Run, run);
  recordRun(transaction, liveEvents, run, event);
}

export function recordRun(
  transaction: Transaction,
  liveEvents: LiveEvents,
  run: Run,
  { kind, actor, details }: { readonly kind: RunEventKind; readonly actor: Actor; readonly details: Details },
): void {
  appendToLedger(transaction, {
    kind: `run.${kind}`,
    subject: { type: 'run', id: run.id, version: run.version },
    actor,
    details,
  });
  liveEvents.publishAfterCommit(transaction, { type: 'run', id: run.id, data: { event: kind } });
}
