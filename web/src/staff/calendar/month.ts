/** A month of the calendar; `month` from 1. Days are `yyyy-MM-dd`, as the service writes them: no hour, no zone. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

const millisecondsOfADay = 86_400_000;

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** The weeks that have days of a month, each from Monday to Sunday, with the days of the months around it. */
export function weeksOf({ year, month }: Month): readonly (readonly string[])[] {
  const first = Date.UTC(year, month - 1, 1);
  const last = Date.UTC(year, month, 0);
  const fromMonday = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (
    let monday = first - fromMonday * millisecondsOfADay;
    monday <= last;
    monday += 7 * millisecondsOfADay
  ) {
    weeks.push(Array.from({ length: 7 }, (_, day) => dayOf(monday + day * millisecondsOfADay)));
  }
  return weeks;
}

/** The month `by` months later; earlier, if it is negative. */
export function monthAfter({ year, month }: Month, by: number): Month {
  const moved = new Date(Date.UTC(year, month - 1 + by, 1));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1 };
}

/** The month of a day. */
export function monthOf(day: string): Month {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

export const isIn = ({ year, month }: Month, day: string): boolean => {
  const of = monthOf(day);
  return of.year === year && of.month === month;
};

/** The service takes so many days at once. */
const mostDays = 31;

export type PeriodFault = 'missing' | 'backwards' | 'too_long';

/** What is wrong with a period of days, both included. */
export function faultOfPeriod(from: string, to: string): PeriodFault | undefined {
  if (!isDay(from) || !isDay(to)) return 'missing';
  const days = (Date.parse(to) - Date.parse(from)) / millisecondsOfADay;
  if (days < 0) return 'backwards';
  return days < mostDays ? undefined : 'too_long';
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
