import type { EntityManager } from 'typeorm';
import type { LedgerPeriod } from '../../dossiers/index.js';

/**
 * What was accepted in this period goes with the hand-over sheets of a run: from the closing of the run before, since
 * officers also decide about papers between two runs, to its own. Told by the ledger's order and not by the clock, so that
 * every dossier stands on exactly one sheet even while the clock stands wrong.
 */
export async function handOverPeriod(manager: EntityManager, runId: string): Promise<LedgerPeriod> {
  const [row] = await manager.query<{ after: string | null; until: string | null }[]>(
    `SELECT (SELECT max(before.sequence) FROM ledger_entry before
              WHERE before.kind = 'run.closed' AND before.sequence < opened.sequence) AS after,
            (SELECT closed.sequence FROM ledger_entry closed
              WHERE closed.kind = 'run.closed' AND closed.subject_id = opened.subject_id) AS until
       FROM ledger_entry opened
      WHERE opened.subject_type = 'run' AND opened.subject_id = $1 AND opened.subject_version = 1`,
    [runId],
  );
  const until = row?.until ?? undefined;
  return { after: Number(row?.after ?? 0), until: until === undefined ? undefined : Number(until) };
}
