import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/index.js';
import type { LocalDate, Swap } from '../working-days/index.js';

/** A day that was moved after the site file had been written. */
export interface EnteredSwap extends Swap {
  /** Why, as people will read it: the decision that moved the day. */
  readonly name: string;
}

/** All swaps that were ever entered and not taken back, by day. A site sees a handful a year. */
export async function readEnteredSwaps(manager: EntityManager): Promise<EnteredSwap[]> {
  // As text: the driver would make a point of time of a day, in the time zone of this machine.
  return manager.query<EnteredSwap[]>(
    'SELECT date::text AS date, working, name FROM working_day_swap WHERE NOT removed ORDER BY date',
  );
}

/** Says whether people work on that day, whatever the site file and earlier entries say. */
export async function enterSwap(transaction: Transaction, swap: EnteredSwap, actor: Actor): Promise<void> {
  const [row] = await transaction.query<{ version: number }>(
    `INSERT INTO working_day_swap AS swap (date, working, name, entered_at, removed, version)
     VALUES ($1, $2, $3, $4, false, 1)
     ON CONFLICT (date) DO UPDATE
       SET working = $2, name = $3, entered_at = $4, removed = false, version = swap.version + 1
     RETURNING version`,
    [swap.date, swap.working, swap.name, transaction.at],
  );
  appendToLedger(transaction, {
    kind: 'calendar.day_moved',
    subject: { type: 'catalogue', id: subjectOf(swap.date), version: row?.version ?? 1 },
    actor,
    details: { date: swap.date, working: swap.working, name: swap.name },
  });
}

/**
 * Takes back what was entered for the days of a period, both ends included: the site file and the weekdays decide again.
 * @returns the days for which something had been entered.
 */
export async function removeSwaps(
  transaction: Transaction,
  period: { readonly from: LocalDate; readonly to: LocalDate },
  actor: Actor,
): Promise<LocalDate[]> {
  const rows = await transaction.query<{ date: LocalDate; version: number }>(
    `UPDATE working_day_swap SET removed = true, entered_at = $3, version = version + 1
      WHERE date BETWEEN $1 AND $2 AND NOT removed RETURNING date::text AS date, version`,
    [period.from, period.to, transaction.at],
  );
  const removed = rows.sort((a, b) => a.date.localeCompare(b.date));
  for (const { date, version } of removed) {
    appendToLedger(transaction, {
      kind: 'calendar.day_moved_back',
      subject: { type: 'catalogue', id: subjectOf(date), version },
      actor,
      details: { date },
    });
  }
  return removed.map(({ date }) => date);
}

function subjectOf(date: LocalDate): string {
  return `calendar/${date}`;
}
