import type { EntityManager } from 'typeorm';
import { ratings, type Rating, type RatingCounts } from './rating.js';

/** Days, today among them. */
const recentDays = 30;

export interface RatingSummary {
  readonly today: RatingCounts;
  readonly last30Days: RatingCounts;
}

/** @param today of the site's calendar, as yyyy-MM-dd. */
export async function readRatings(manager: EntityManager, today: string): Promise<RatingSummary> {
  const rows = await manager.query<{ rating: Rating; today: number; recent: number }[]>(
    `SELECT rating, coalesce(sum(count) FILTER (WHERE day = $1::date), 0)::integer AS today,
            sum(count)::integer AS recent
       FROM rating_count WHERE day > $1::date - $2::integer AND day <= $1::date GROUP BY rating`,
    [today, recentDays],
  );
  const counted = new Map(rows.map((row) => [row.rating, row]));
  return {
    today: countsBy((rating) => counted.get(rating)?.today),
    last30Days: countsBy((rating) => counted.get(rating)?.recent),
  };
}

function countsBy(countOf: (rating: Rating) => number | undefined): RatingCounts {
  return Object.fromEntries(ratings.map((rating) => [rating, countOf(rating) ?? 0])) as Record<
    Rating,
    number
  >;
}
