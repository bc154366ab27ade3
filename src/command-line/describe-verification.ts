import { assertUnreachable } from '../kernel/index.js';
import type { HeadVerification, Verification } from '../ledger/index.js';

/** The result of a verification in the operator's words. */
export function describeVerification(verification: Verification): string {
  if (verification.intact) {
    const { sequence, hash } = verification.position;
    return `The ledger is intact: ${sequence} entries, head ${hash.toString('hex')}.`;
  }
  return `The ledger is BROKEN at entry ${verification.break.sequence}: ${explain(verification.break)}`;
}

function explain(broken: Extract<Verification, { intact: false }>['break']): string {
  switch (broken.kind) {
    case 'gap':
      return broken.found === null
        ? 'it and everything after it is missing.'
        : `it is missing; entry ${broken.found} follows.`;
    case 'not_linked':
      return 'it does not hang on the entry before it: that one was exchanged, or this one was put in.';
    case 'body_changed':
      return 'its content does not fit its hash: it was changed after it was written.';
    case 'sequence_not_in_body':
      return 'its content states another number: it was moved.';
    case 'head_differs':
      return 'the last entry is not the one the head names.';
    default:
      return assertUnreachable(broken);
  }
}

/** What the signed heads say about the ledger. */
export function describeHeads({ heads, witnessed, break: unfitting }: HeadVerification): string {
  if (!unfitting)
    return `It fits all ${heads} signed heads of the database, and all ${witnessed} of the witness.`;
  return `The ledger is NOT THE ONE THAT WAS SIGNED at entry ${unfitting.sequence}: ${explainHead(unfitting.kind)}`;
}

/** Of closed runs whose record, from which their manifest is printed, is not the one of the ledger. */
export function describeRuns(altered: readonly string[]): string {
  return `The record of a closed run is NOT THE ONE IT WAS CLOSED WITH: ${altered.join(', ')}.`;
}

function explainHead(kind: NonNullable<HeadVerification['break']>['kind']): string {
  switch (kind) {
    case 'signature_invalid':
      return 'the signature that is kept for it does not hold.';
    case 'signed_by_another':
      return 'it was signed with a key that is not of this site, or was not any more; name a former key in LEDGER_FORMER_KEYS.';
    case 'cut_off':
      return 'it was signed and is gone; the end of the ledger was cut off, or an older backup was restored.';
    case 'rewritten':
      return 'another entry was signed; the ledger was written anew at or before it.';
    case 'forked':
      return 'it was signed twice, with different contents; two ledgers went on from the same beginning.';
    default:
      return assertUnreachable(kind);
  }
}
