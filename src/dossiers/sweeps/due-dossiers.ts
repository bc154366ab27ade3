import type { Database, Transaction } from '../../platform/index.js';

/** What is due beyond this waits for the next sweep, a minute later. */
const mostPerSweep = 500;

type Work = (transaction: Transaction, dossierId: string) => Promise<void>;

/**
 * Works on every open dossier that a condition names, each in a transaction of its own, so that one that fails or waits holds
 * up no other. The work must look again once it has locked the dossier.
 *
 * @param condition SQL over `dossier`, with `$1` as the present time.
 */
export function forEachDue(database: Database, now: Date, condition: string, work: Work): Promise<void> {
  return forEach(database, now, `closed_at IS NULL AND ${condition}`, work);
}

/** As `forEachDue`, of the closed dossiers. */
export function forEachClosed(database: Database, time: Date, condition: string, work: Work): Promise<void> {
  return forEach(database, time, `closed_at IS NOT NULL AND ${condition}`, work);
}

async function forEach(database: Database, time: Date, condition: string, work: Work): Promise<void> {
  const due = await database.dataSource.manager.query<{ id: string }[]>(
    `SELECT id FROM dossier WHERE ${condition} ORDER BY created_at, id LIMIT ${mostPerSweep}`,
    [time],
  );
  const failures: unknown[] = [];
  for (const { id } of due) {
    await database
      .transaction((transaction) => work(transaction, id))
      .catch((error: unknown) => {
        failures.push(error);
      });
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some dossiers could not be worked on');
}
