import { markRated, type LiveCitizenSession } from '../../citizens/index.js';
import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { RatedPurpose, Rating } from './rating.js';

/**
 * Counts a citizen's rating among those of the day. The session remembers only that it has rated.
 *
 * @param day of the site's calendar, as yyyy-MM-dd.
 * @throws DomainError forbidden for what the session was not for; already_exists
 */
export async function countRating(
  transaction: Transaction,
  session: LiveCitizenSession,
  given: { readonly about: RatedPurpose; readonly rating: Rating },
  day: string,
): Promise<void> {
  if (session.purpose !== given.about) {
    throw new DomainError('forbidden', `Your session was not for ${given.about}. Rate what you came for.`);
  }
  if (!(await markRated(transaction, session.id))) {
    throw new DomainError('already_exists', 'You have given your rating already. Thank you.');
  }
  await transaction.query(
    `INSERT INTO rating_count (kiosk_id, day, about, rating, count) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (day, kiosk_id, about, rating) DO UPDATE SET count = rating_count.count + 1`,
    [session.kioskId, day, given.about, given.rating],
  );
}
