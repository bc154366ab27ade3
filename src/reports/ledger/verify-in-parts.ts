import type { EntityManager } from 'typeorm';
import {
  chainStart,
  verifyHeads,
  verifyLedger,
  type FileWitness,
  type TrustedKeys,
} from '../../ledger/index.js';
import type { LedgerVerification, VerificationQuery } from './ledger.schemas.js';

/** A few seconds' work on a single-board computer; years of a site are then some dozen requests. */
export const entriesOfAPart = 20_000;

/** What a ledger is held against besides itself. */
export interface Proof {
  readonly witness: FileWitness;
  readonly trusted: TrustedKeys;
}

/** Recomputes a part of the chain from where the asker's last part ended, and holds it against the heads that were signed. */
export async function verifyInParts(
  manager: EntityManager,
  { witness, trusted }: Proof,
  { afterSequence, afterHash }: VerificationQuery,
  mostEntries = entriesOfAPart,
): Promise<LedgerVerification> {
  const from =
    afterSequence === undefined || afterHash === undefined
      ? chainStart
      : { sequence: afterSequence, hash: Buffer.from(afterHash, 'hex') };
  const verification = await verifyLedger(manager, from, mostEntries);
  if (!verification.intact) {
    const { kind, sequence } = verification.break;
    return brokenAt({ kind, sequence });
  }
  const { position, last } = verification;
  // What was signed beyond the end belongs to the last part.
  const upTo = position.sequence < last ? position.sequence : Number.POSITIVE_INFINITY;
  const heads = await verifyHeads(manager, witness, trusted, { after: from.sequence, upTo });
  if (heads.break) return brokenAt(heads.break);
  return {
    result: position.sequence < last ? 'partly' : 'intact',
    position: { sequence: position.sequence, hash: position.hash.toString('hex') },
    last,
    firstBreak: null,
  };
}

function brokenAt(firstBreak: NonNullable<LedgerVerification['firstBreak']>): LedgerVerification {
  return { result: 'broken', position: null, last: null, firstBreak };
}
