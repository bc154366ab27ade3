import { headAt, type SignedHead } from '../../ledger/index.js';
import type { EntityManager } from 'typeorm';
import { digestOf } from '../record-digest.js';
import type { Run } from '../run.entity.js';

/** Where in the ledger a run was closed. */
export interface LedgerPosition {
  readonly sequence: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** The ledger as it was then, signed; undefined for runs that were closed before heads were signed, and over a broken one. */
  readonly signedHead: SignedHead | undefined;
  /** Whether it was not signed because it did not fit what was signed before. */
  readonly overBrokenLedger: boolean;
  /** Whether the run’s record is the one whose digest the ledger has of the closing. */
  readonly recordFits: boolean;
}

/** A closed run never changes again, so that its last version is its closing. Null while it is open. */
export async function closingOf(manager: EntityManager, run: Run): Promise<LedgerPosition | null> {
  if (run.closedAt === null) return null;
  const [entry] = await manager.query<
    { sequence: string; hash: Buffer; broken: boolean; digest: string | null }[]
  >(
    `SELECT sequence, hash, body::jsonb -> 'details' ? 'notSigned' AS broken,
            body::jsonb #>> '{details,record}' AS digest
       FROM ledger_entry
      WHERE subject_type = 'run' AND subject_id = $1 AND subject_version = $2`,
    [run.id, run.version],
  );
  if (!entry) return null;
  const sequence = Number(entry.sequence);
  return {
    sequence,
    hash: entry.hash.toString('hex'),
    signedHead: await headAt(manager, sequence),
    overBrokenLedger: entry.broken,
    recordFits: run.record !== null && entry.digest === digestOf(run.record),
  };
}
