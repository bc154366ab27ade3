import { assertUnreachable, DomainError, secondMs } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { CodeParts } from '../codes/code-parts.js';
import {
  verdictOf,
  limitsOnGuessing,
  limitsOnSending,
  type Verdict,
  type Whose,
} from './code-limits.policy.js';
import { filledLimits, type Counted } from './filled-limits.js';
import { lockPhoneLimits, lockSiteLimits } from './locks.js';
import { isLocked } from './phone-lock.js';

/**
 * Makes sure that one more code may be asked for, and that nobody else asks for one meanwhile. Under the kiosk's lock.
 * @throws DomainError too_many_requests
 */
export async function requireRoomToSend(
  transaction: Transaction,
  parts: CodeParts,
  counted: Counted,
): Promise<void> {
  const { phoneIndex } = counted;
  await lockPhoneLimits(transaction, phoneIndex);
  await lockSiteLimits(transaction);
  const locked = await isLocked(transaction, phoneIndex);
  const filled = await filledLimits(transaction, limitsOnSending(parts.site.codes), counted);
  refuseUnlessAllowed(verdictOf(locked, filled, transaction.at));
}

/**
 * Makes sure that a code may be compared. Under the kiosk's and the phone's lock.
 * @throws DomainError too_many_requests
 */
export async function requireRoomToGuess(
  transaction: Transaction,
  parts: CodeParts,
  counted: Counted,
): Promise<void> {
  const locked = await isLocked(transaction, counted.phoneIndex);
  const filled = await filledLimits(transaction, limitsOnGuessing(parts.site.codes), counted);
  refuseUnlessAllowed(verdictOf(locked, filled, transaction.at));
}

function refuseUnlessAllowed(verdict: Verdict): void {
  switch (verdict.kind) {
    case 'allowed':
      return;
    case 'locked':
      // Neither why nor since when: whoever types a number need not be its owner.
      throw new DomainError(
        'too_many_requests',
        'No code is sent to this number now. Its owner goes to the desk with an identity card.',
        { extensions: { limit: 'phone', retryAfterSeconds: null } },
      );
    case 'wait':
      throw new DomainError('too_many_requests', advice[verdict.whose], {
        extensions: { limit: verdict.whose, retryAfterSeconds: Math.ceil(verdict.waitMs / secondMs) },
      });
    default:
      assertUnreachable(verdict);
  }
}

const advice: Readonly<Record<Whose, string>> = {
  phone: 'Many codes were asked for this number. Wait, or go to the desk.',
  kiosk: 'Too much was tried at this kiosk. Wait, go to another kiosk, or go to the desk.',
  site: 'This site has no more messages for codes today. Come back later, or go to the desk.',
};
