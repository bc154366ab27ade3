import type { OwnerCheck } from '../citizens/index.js';
import type { Actor, Randomness } from '../kernel/index.js';
import { appendToLedger } from '../ledger/index.js';
import type { Transaction } from '../platform/index.js';

export interface PersonRequest {
  readonly kind: 'exported' | 'erased';
  /** How staff made sure that it is their own data. */
  readonly ownerCheck: OwnerCheck;
  /** Ids of the dossiers that were told of or erased. */
  readonly dossiers: readonly string[];
}

/** Keeps who did it, and for which dossiers; not for which number, which the ledger would never forget. */
export function recordRequest(
  transaction: Transaction,
  randomness: Randomness,
  actor: Actor,
  { kind, ownerCheck, dossiers }: PersonRequest,
): void {
  appendToLedger(transaction, {
    kind: `person_request.${kind}`,
    subject: { type: 'person_request', id: randomness.uuid(), version: 1 },
    actor,
    details: { ownerCheck, dossiers },
  });
}
