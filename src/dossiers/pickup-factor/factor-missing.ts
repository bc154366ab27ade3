import type { PickupFactor } from '../../config/index.js';
import { DomainError } from '../../kernel/index.js';

/** Refuses for want of an answer; the screen is told to what. */
export function factorMissing(asks: PickupFactor): DomainError {
  const what = asks === 'birth_date' ? 'the day of birth' : 'the last four digits of the citizen number';
  return new DomainError('pickup_factor_missing', `Say ${what} of the holder first.`, {
    extensions: { asks },
  });
}
