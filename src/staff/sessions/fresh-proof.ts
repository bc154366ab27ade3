import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { SignedInStaff } from '../access/signed-in-staff.js';
import { isProofFresh } from './fresh-proof.policy.js';
import { noteProof } from './note-proof.js';

/**
 * What `@WithFreshProof()` asks of a route, for a command that finds out by itself whether it must be asked.
 * @throws DomainError reauthentication_required
 */
export function requireFreshProof({ provedAt }: Pick<SignedInStaff, 'provedAt'>, at: Date): void {
  if (isProofFresh(provedAt, at)) return;
  throw new DomainError(
    'reauthentication_required',
    'Prove again who you are, with a code of your app, at /api/staff/me/reauthentication.',
  );
}

/**
 * A proof that counts yet counts from now again, because the owner of the session goes on without a pause. One that does not is left as
 * it is: whoever found the console makes nothing fresh by what needs no proof.
 * @throws DomainError session_ended
 */
export async function keepProofFresh(
  transaction: Transaction,
  { sessionId, provedAt }: Pick<SignedInStaff, 'sessionId' | 'provedAt'>,
): Promise<void> {
  if (isProofFresh(provedAt, transaction.at)) await noteProof(transaction, sessionId);
}
