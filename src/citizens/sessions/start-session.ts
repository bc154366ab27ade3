import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { CitizenCode } from '../codes/citizen-code.entity.js';
import { matchesCode } from '../codes/code-hash.js';
import type { CodeParts } from '../codes/code-parts.js';
import { codeStanding, type CodeRefusal } from '../codes/code-standing.policy.js';
import { lockAskingKiosk } from '../kiosks/lock-kiosk.js';
import { lockPhoneLimits } from '../limits/locks.js';
import { recordFailure } from '../limits/phone-lock.js';
import { requireRoomToGuess } from '../limits/require-room.js';
import { beginSession, type StartedSession } from './begin-session.js';

export interface Guess {
  readonly codeId: string;
  readonly code: string;
  readonly kioskId: string;
}

/**
 * Checks a code and begins the session it was sent for; the kiosk's former session ends. The code's row is locked before
 * it is read, so that guesses sent at once are counted one after the other.
 *
 * @throws DomainError code_foreign, code_used, code_expired, too_many_requests; code_wrong, which costs a try.
 */
export async function startSession(
  transaction: Transaction,
  parts: CodeParts,
  guess: Guess,
): Promise<StartedSession> {
  await lockAskingKiosk(transaction, guess.kioskId);
  const found = await lockCode(transaction, guess);
  const standing = codeStanding(found, guess.kioskId, transaction.at);
  if (standing.kind !== 'open') throw refusalOf(standing);

  const { code } = standing;
  await requireRoomToGuess(transaction, parts, code);
  const { salt, hash } = code;
  const stored = salt !== null && hash !== null ? { salt, hash } : undefined;
  if (!matchesCode(parts.codeKey, stored, guess.code)) throw await countWrongGuess(transaction, parts, code);

  await transaction.manager.update(CitizenCode, code.id, { ended: 'used' });
  return beginSession(transaction, parts, {
    phone: parts.phones.open(code),
    purpose: code.purpose,
    kioskId: code.kioskId,
    codeId: code.id,
    dossierId: null,
  });
}

/** The phone is locked before its code, as by whoever locks a phone and ends its codes at every kiosk. */
async function lockCode(transaction: Transaction, { codeId, kioskId }: Guess): Promise<CitizenCode | null> {
  const where = { id: codeId, kioskId };
  const known = await transaction.manager.findOneBy(CitizenCode, where);
  if (!known) return null;
  await lockPhoneLimits(transaction, known.phoneIndex);
  return transaction.manager.findOne(CitizenCode, { where, lock: { mode: 'pessimistic_write' } });
}

/** After the failure that locks its phone, a code has no tries left either. */
async function countWrongGuess(
  transaction: Transaction,
  parts: CodeParts,
  code: CitizenCode,
): Promise<DomainError> {
  const locked = await recordFailure(transaction, parts, code, { codeId: code.id });
  const triesLeft = locked ? 0 : code.triesLeft - 1;
  await transaction.manager.update(CitizenCode, code.id, {
    triesLeft,
    ended: triesLeft === 0 ? 'exhausted' : null,
  });
  const advice = triesLeft === 0 ? 'Ask for a new code.' : `Tries left: ${triesLeft}.`;
  return new DomainError('code_wrong', `The code is wrong. ${advice}`, {
    extensions: { triesLeft },
    keepsChanges: true,
  });
}

function refusalOf(standing: CodeRefusal): DomainError {
  switch (standing.kind) {
    case 'ended':
      return new DomainError('code_used', `${endings[standing.how]} Ask for a new code.`, {
        extensions: { reason: standing.how },
      });
    case 'expired':
      return new DomainError('code_expired', 'The code has expired. Ask for a new code.');
    case 'foreign':
      return new DomainError(
        'code_foreign',
        'The code was not asked for at this kiosk. Ask for a new code here.',
      );
  }
}

const endings = {
  used: 'The code has been used already.',
  replaced: 'A newer code was asked for since.',
  exhausted: 'The code was wrong too often.',
} as const;
