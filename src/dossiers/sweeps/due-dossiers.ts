import type { Database, Transaction } from '../../platform/index.js';

/** What is due beyond this waits for the next sweep, a minute later. */
const mostPerSweep = 500;

/**
 * Works on every dossier that a condition names, each in a transaction of its own, so that one that fails or waits holds
 * up no other. The work must look again once it has locked the dossier.
 *
 * @param condition SQL over `dossier`, with `$1` as the present time.
 */
export async function forEachDue(
  database: Database,
  now: Date,
  condition: string,
  work: (transaction: Transaction, dossierId: string) => Promise<void>,
): Promise<void> {
  const due = await database.dataSource.manager.query<{ id: string }[]>(
    `SELECT id FROM dossier WHERE closed_at IS NULL AND ${condition} ORDER BY created_at, id LIMIT ${mostPerSweep}`,
    [now],
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
