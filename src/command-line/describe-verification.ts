import { assertUnreachable } from '../kernel/index.js';
import type { Verification } from '../ledger/index.js';

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
