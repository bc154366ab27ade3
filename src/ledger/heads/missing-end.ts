import type { EntityManager } from 'typeorm';
import type { FileWitness } from './file-witness.js';
import { findUnfittingHeads } from './find-unfitting-head.js';
import type { HeadFault } from './head-standing.policy.js';
import { lastWordOnBreaks } from './ledger-break.js';
import { isMissingEnd } from './missing-end.policy.js';
import { everyHead, newestHead } from './read-heads.js';
import type { SignedHead } from './signed-head.js';
import type { TrustedKeys } from './trusted-keys.js';
import { verifyKeptHeads } from './verify-heads.js';

const pageSize = 1_000;

/** An end of the ledger that a witness knows and the ledger does not have. */
export interface MissingEnd {
  /** The oldest head whose entry is known to be gone. Another entry may stand in its place since. */
  readonly from: SignedHead;
  /** The newest head before it that the ledger fits: up to there it is the one that was signed. Undefined where none is kept. */
  readonly fits: SignedHead | undefined;
}

/** What the witness keeps, as far as it shows a missing end. */
interface Witnessed {
  readonly fits: SignedHead | undefined;
  readonly from: SignedHead;
  readonly signedUntil: Date;
}

/** Of an entry that is gone, or that another stands in the place of. The others say that somebody put a head there. */
const goneFaults: readonly HeadFault[] = ['cut_off', 'rewritten', 'forked'];

/**
 * What a ledger lacks that fits neither nor is broken: the end that came after a backup. Undefined where nothing is missing, and where more
 * does not fit than an end: heads in the database itself, of another key, or entries that were there before and are others now.
 */
export async function findMissingEnd(
  manager: EntityManager,
  witness: Pick<FileWitness, 'read'>,
  trusted: TrustedKeys,
): Promise<MissingEnd | undefined> {
  const inDatabase = await verifyKeptHeads(manager, trusted);
  if (inDatabase.break) return undefined;
  const witnessed = await readWitness(manager, witness, trusted);
  if (!witnessed) return undefined;
  const { fits, from, signedUntil } = witnessed;
  const missing = isMissingEnd({
    fitsUpTo: fits?.sequence ?? 0,
    missingFrom: from.sequence,
    signedUntil,
    writtenAt: await writtenAt(manager, from.sequence),
    notedAt: (await lastWordOnBreaks(manager)).standing?.notedAt,
  });
  if (!missing) return undefined;
  const kept = await newestHead(manager, from.sequence - 1);
  return { from, fits: newerOf(fits, kept) };
}

async function readWitness(
  manager: EntityManager,
  witness: Pick<FileWitness, 'read'>,
  trusted: TrustedKeys,
): Promise<Witnessed | undefined> {
  let fits: SignedHead | undefined;
  let gone: Pick<Witnessed, 'from' | 'signedUntil'> | undefined;
  for await (const page of witness.read(everyHead, pageSize)) {
    const unfitting = await findUnfittingHeads(manager, page, trusted);
    if (unfitting.some(({ kind }) => !goneFaults.includes(kind))) return undefined;
    for (const { head } of unfitting) {
      gone = {
        from: gone && gone.from.sequence <= head.sequence ? gone.from : head,
        signedUntil: gone && gone.signedUntil > head.signedAt ? gone.signedUntil : head.signedAt,
      };
    }
    const unfit = new Set(unfitting.map(({ head }) => head));
    for (const head of page) if (!unfit.has(head)) fits = newerOf(fits, head);
  }
  return gone && { ...gone, fits };
}

async function writtenAt(manager: EntityManager, sequence: number): Promise<Date | undefined> {
  const [entry] = await manager.query<{ at: string }[]>(
    'SELECT occurred_at AS at FROM ledger_entry WHERE sequence = $1',
    [sequence],
  );
  return entry && new Date(entry.at);
}

function newerOf(one: SignedHead | undefined, other: SignedHead | undefined): SignedHead | undefined {
  if (!one || !other) return one ?? other;
  return one.sequence < other.sequence ? other : one;
}
