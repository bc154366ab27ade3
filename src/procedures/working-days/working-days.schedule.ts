import { assertInvariant } from '../../kernel/index.js';
import { daysAfter, type LocalDate, weekdayOf, type WorkingCalendar } from './calendar.js';

/** No office is closed for a year; a calendar that says so is broken and must not hang the service. */
const longestSearchDays = 366;

/** Whether people work on that day: a swap decides, else a holiday, else the weekday. */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  const swap = calendar.swaps.findLast((candidate) => candidate.date === date);
  if (swap) return swap.working;
  if (calendar.holidays.some(({ from, to = from }) => from <= date && date <= to)) return false;
  return calendar.workingWeekdays.includes(weekdayOf(date));
}

/** The first working day after that day. */
export function nextWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  for (let days = 1; days <= longestSearchDays; days++) {
    const candidate = daysAfter(date, days);
    if (isWorkingDay(calendar, candidate)) return candidate;
  }
  assertInvariant(false, `there is a working day within ${longestSearchDays} days after ${date}`);
}

/** That day when people work on it, else the first working day after it. */
export function sameOrNextWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return isWorkingDay(calendar, date) ? date : nextWorkingDay(calendar, date);
}

/**
 * The working day on which `count` working days after `from` have passed; `from` itself is not counted (Civil Code
 * 2015, article 147). With 0 it is `from`, or the next working day when nobody works on it.
 * @param count a whole number 0–1000.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: LocalDate, count: number): LocalDate {
  assertInvariant(Number.isInteger(count) && count >= 0 && count <= 1000, `${count} working days are 0–1000`);
  if (count === 0) return sameOrNextWorkingDay(calendar, from);
  let date = from;
  for (let passed = 0; passed < count; passed++) date = nextWorkingDay(calendar, date);
  return date;
}
