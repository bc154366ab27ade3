import type { EntityManager } from 'typeorm';
import type { SignedHead } from './signed-head.js';

interface Row {
  readonly sequence: string;
  readonly hash: Buffer;
  readonly signed_at: Date;
  readonly public_key: Buffer;
  readonly signature: Buffer;
}

/** A part of the ledger by the numbers of its entries: after one, up to another. */
export interface HeadRange {
  readonly after: number;
  /** Infinity: to the end, and what is signed beyond it. */
  readonly upTo: number;
}

export const everyHead: HeadRange = { after: 0, upTo: Number.POSITIVE_INFINITY };

/** The largest number that PostgreSQL and JavaScript both hold exactly. */
const last = Number.MAX_SAFE_INTEGER;

/** The heads that the database holds of this part, in order, at most so many. */
export async function readHeads(
  manager: EntityManager,
  { after, upTo }: HeadRange,
  most: number,
): Promise<SignedHead[]> {
  const rows = await manager.query<Row[]>(
    `SELECT sequence, hash, signed_at, public_key, signature FROM ledger_signed_head
      WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence LIMIT $3`,
    [after, Math.min(upTo, last), most],
  );
  return rows.map(headOf);
}

/** The head that was signed with just this entry as the last; undefined when none was. */
export async function headAt(manager: EntityManager, sequence: number): Promise<SignedHead | undefined> {
  const [head] = await readHeads(manager, { after: sequence - 1, upTo: sequence }, 1);
  return head;
}

/** The newest head that is signed, up to an entry where one is named; undefined before the first. */
export async function newestHead(manager: EntityManager, upTo = last): Promise<SignedHead | undefined> {
  const [row] = await manager.query<Row[]>(
    `SELECT sequence, hash, signed_at, public_key, signature FROM ledger_signed_head
      WHERE sequence <= $1 ORDER BY sequence DESC LIMIT 1`,
    [upTo],
  );
  return row && headOf(row);
}

function headOf({ sequence, hash, signed_at, public_key, signature }: Row): SignedHead {
  return { sequence: Number(sequence), hash, signedAt: signed_at, publicKey: public_key, signature };
}
