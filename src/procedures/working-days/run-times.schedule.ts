import { addMs, assertInvariant, dayMs } from '../../kernel/index.js';
import { daysAfter, instantAt, type LocalDate, localDateOf, type WorkingCalendar } from './calendar.js';
import { isWorkingDay, nextWorkingDay } from './working-days.schedule.js';

/** Further back nobody catches up a run; a clock that wakes up in 1970 must not list half a century of them. */
export const longestLookBackDays = 366;

/**
 * The first run after an instant; a run at the instant itself is not after it.
 * @param times local times `HH:mm`, ascending, at least one; they hold on working days only.
 */
export function nextRunAt(calendar: WorkingCalendar, times: readonly string[], after: Date): Date {
  const today = localDateOf(after, calendar.timeZone);
  const days = [today, nextWorkingDay(calendar, today)];
  const run = days.flatMap((day) => runsOn(calendar, times, day)).find((time) => time > after);
  assertInvariant(run, 'a working day has at least one run');
  return run;
}

/**
 * The runs after `after` up to and including `until`, in order, so that windows that meet neither lose nor repeat a
 * run. Looks back `longestLookBackDays` from `until` at most.
 */
export function runTimesBetween(
  calendar: WorkingCalendar,
  times: readonly string[],
  after: Date,
  until: Date,
): Date[] {
  const earliest = addMs(until, -longestLookBackDays * dayMs);
  const begin = after > earliest ? after : earliest;
  const runs: Date[] = [];
  const lastDay = localDateOf(until, calendar.timeZone);
  for (let day = localDateOf(begin, calendar.timeZone); day <= lastDay; day = daysAfter(day, 1)) {
    runs.push(...runsOn(calendar, times, day).filter((run) => run > begin && run <= until));
  }
  return runs;
}

function runsOn(calendar: WorkingCalendar, times: readonly string[], day: LocalDate): Date[] {
  return isWorkingDay(calendar, day) ? times.map((time) => instantAt(day, time, calendar.timeZone)) : [];
}
