import type { EntityManager } from 'typeorm';
import { digestOf } from '../record-digest.js';
import type { RunRecord } from '../run-record.js';

interface Closed {
  readonly id: string;
  /** As the ledger has it of the closing; null where the ledger knows of none. */
  readonly digest: string | null;
}

const runsAtOnce = 100;

/**
 * The closed runs whose record is not the one that the ledger tells of, so that the manifest would say something else than when it was
 * closed; those too that the ledger alone, or the table alone, takes for closed.
 */
export async function findAlteredRuns(manager: EntityManager): Promise<string[]> {
  const closed = await manager.query<Closed[]>(
    `SELECT coalesce(run.id::text, entry.subject_id) AS id, entry.body::jsonb #>> '{details,record}' AS digest
       FROM (SELECT * FROM run WHERE closed_at IS NOT NULL) run
       FULL JOIN (SELECT subject_id, body FROM ledger_entry WHERE kind = 'run.closed') entry
         ON entry.subject_id = run.id::text
      ORDER BY id`,
  );
  const altered: string[] = [];
  for (let first = 0; first < closed.length; first += runsAtOnce) {
    const some = closed.slice(first, first + runsAtOnce);
    const rows = await manager.query<{ id: string; record: RunRecord }[]>(
      `SELECT id, record FROM run WHERE id::text = ANY ($1) AND closed_at IS NOT NULL AND record IS NOT NULL`,
      [some.map(({ id }) => id)],
    );
    const digests = new Map(rows.map(({ id, record }) => [id, digestOf(record)]));
    altered.push(
      ...some.filter(({ id, digest }) => digest === null || digests.get(id) !== digest).map(({ id }) => id),
    );
  }
  return altered;
}
