/** A year: the service refuses more at once. */
export const mostDays = 366;

/** What the service puts into one workbook at most. */
export const mostRows = 10_000;

const proposedDays = 30;
const dayMs = 86_400_000;

/** Days of the site's calendar (`2026-11-23`), both included; empty while not chosen. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export type PeriodFault =
  | { readonly kind: 'from_missing' | 'to_missing' | 'backwards' }
  | { readonly kind: 'too_long'; readonly days: number };

/** The last thirty days. @param today the site's day, `2026-11-23` */
export function proposedPeriod(today: string): Period {
  const first = new Date(Date.parse(today) - (proposedDays - 1) * dayMs);
  return { from: first.toISOString().slice(0, 10), to: today };
}

/** Why the service would refuse a period; nothing for one that can be exported. */
export function faultOf({ from, to }: Period): PeriodFault | undefined {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(begin)) return { kind: 'from_missing' };
  if (Number.isNaN(end)) return { kind: 'to_missing' };
  const days = Math.round((end - begin) / dayMs) + 1;
  if (days < 1) return { kind: 'backwards' };
  return days > mostDays ? { kind: 'too_long', days } : undefined;
}
