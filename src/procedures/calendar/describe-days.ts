import type { Site } from '../../config/index.js';
import { isWorkingDay, type LocalDate, type WorkingCalendar } from '../working-days/index.js';
import { daysAfter, weekdayOf } from '../working-days/calendar.js';
import type { EnteredSwap } from './entered-swaps.js';

type DaySource = 'weekday' | 'holiday' | 'site_swap' | 'entered_swap';

export interface DayDescription {
  readonly date: LocalDate;
  readonly weekday: ReturnType<typeof weekdayOf>;
  readonly working: boolean;
  /** What decided it. */
  readonly source: DaySource;
  /** Name of the holiday or of the decision that moved the day; null for an ordinary day. */
  readonly name: string | null;
}

/**
 * The days of a period, both ends included, each with what decides whether people work on it.
 * @param calendar of the site with the entered swaps in it, see `SiteCalendar`.
 */
export function describeDays(
  calendar: WorkingCalendar,
  siteCalendar: Site['calendar'],
  entered: readonly EnteredSwap[],
  period: { readonly from: LocalDate; readonly to: LocalDate },
): DayDescription[] {
  const days: DayDescription[] = [];
  for (let date = period.from; date <= period.to; date = daysAfter(date, 1)) {
    days.push({
      date,
      weekday: weekdayOf(date),
      working: isWorkingDay(calendar, date),
      ...reasonFor(date, siteCalendar, entered),
    });
  }
  return days;
}

function reasonFor(
  date: LocalDate,
  siteCalendar: Site['calendar'],
  entered: readonly EnteredSwap[],
): Pick<DayDescription, 'source' | 'name'> {
  const enteredSwap = entered.find((swap) => swap.date === date);
  if (enteredSwap) return { source: 'entered_swap', name: enteredSwap.name };
  const siteSwap = siteCalendar.swaps.find((swap) => swap.date === date);
  if (siteSwap) return { source: 'site_swap', name: siteSwap.name };
  const holiday = siteCalendar.holidays.find(({ from, to = from }) => from <= date && date <= to);
  if (holiday) return { source: 'holiday', name: holiday.name };
  return { source: 'weekday', name: null };
}
