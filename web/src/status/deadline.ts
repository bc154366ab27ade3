const dayMs = 86_400_000;

const localDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** Midnights between two times in the site's time zone: people count days by the calendar and not by 24 hours. */
const midnightsBetween = (from: Date, to: Date): number =>
  (Date.parse(localDate.format(to)) - Date.parse(localDate.format(from))) / dayMs;

export type Deadline =
  | { readonly left: 'past' }
  | { readonly left: 'today' }
  | { readonly left: 'tomorrow' }
  | { readonly left: 'days'; readonly days: number };

/**
 * How long there is still time, as people say it.
 * @param now by the service, whose word of what is overdue counts more.
 * @param overdue whether the service has declared the time over.
 */
export function deadlineOf(until: Date, now: Date, overdue: boolean): Deadline {
  if (overdue) return { left: 'past' };
  const days = midnightsBetween(now, until);
  if (days <= 0) return { left: 'today' };
  return days === 1 ? { left: 'tomorrow' } : { left: 'days', days };
}
