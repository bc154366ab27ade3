import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { CodeParts } from '../codes/code-parts.js';
import { lockAskingKiosk } from '../kiosks/lock-kiosk.js';
import { lockPhoneLimits } from '../limits/locks.js';
import { endWrongFactors, recordFailure } from '../limits/phone-lock.js';
import { requireRoomToGuess } from '../limits/require-room.js';
import { endSession } from '../sessions/end-session.js';
import { requireLiveSession, type LiveCitizenSession } from '../sessions/live-session.js';

export interface ShownFactor {
  readonly dossierId: string;
  /** Compares, under the lock of the dossier. */
  readonly isRight: () => Promise<boolean>;
}

/**
 * Takes what a citizen says about the holder of a result. A wrong answer costs a try of the session, which ends with its
 * third, and counts to the limits around codes; a right one ends the row of wrong ones of its own dossier alone.
 *
 * @throws DomainError session_ended, too_many_requests, what `isRight` throws; pickup_factor_wrong, which costs a try.
 */
export async function showFactor(
  transaction: Transaction,
  parts: CodeParts,
  { id, kioskId, phoneIndex }: Pick<LiveCitizenSession, 'id' | 'kioskId' | 'phoneIndex'>,
  { dossierId, isRight }: ShownFactor,
): Promise<void> {
  await lockAskingKiosk(transaction, kioskId);
  await lockPhoneLimits(transaction, phoneIndex);
  await requireLiveSession(transaction, id);
  await requireRoomToGuess(transaction, parts, { phoneIndex, kioskId });
  if (await isRight()) {
    await endWrongFactors(transaction, dossierId);
    await transaction.query('UPDATE citizen_session SET factor_shown_for = $2 WHERE id = $1', [
      id,
      dossierId,
    ]);
    return;
  }
  const locked = await recordFailure(transaction, parts, { phoneIndex, kioskId }, { factorOf: dossierId });
  const [session] = await transaction.query<{ left: number }>(
    `UPDATE citizen_session SET factor_tries_left = factor_tries_left - 1 WHERE id = $1
     RETURNING factor_tries_left AS left`,
    [id],
  );
  const triesLeft = locked ? 0 : (session?.left ?? 0);
  if (triesLeft === 0) await endSession(transaction, id);
  const advice = triesLeft === 0 ? 'Go to the desk.' : `Tries left: ${triesLeft}.`;
  throw new DomainError('pickup_factor_wrong', `This is not what is known about the holder. ${advice}`, {
    extensions: { triesLeft },
    keepsChanges: true,
  });
}
