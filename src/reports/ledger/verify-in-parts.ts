import type { EntityManager } from 'typeorm';
import { chainStart, verifyLedger } from '../../ledger/index.js';
import type { LedgerVerification, VerificationQuery } from './ledger.schemas.js';

/** A few seconds' work on a single-board computer; years of a site are then some dozen requests. */
export const entriesOfAPart = 20_000;

/** Recomputes a part of the chain from where the asker's last part ended. */
export async function verifyInParts(
  manager: EntityManager,
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
    return { result: 'broken', position: null, last: null, firstBreak: { kind, sequence } };
  }
  const { position, last } = verification;
  return {
    result: position.sequence < last ? 'partly' : 'intact',
    position: { sequence: position.sequence, hash: position.hash.toString('hex') },
    last,
    firstBreak: null,
  };
}
