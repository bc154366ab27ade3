import { endOfDay, instantAt, type LocalDate, localDateOf, type WorkingCalendar } from './calendar.js';
import { addWorkingDays, nextWorkingDay, sameOrNextWorkingDay } from './working-days.schedule.js';

/** What of a procedure decides when its result is due. */
export interface ProcessingTerms {
  /** 0: due on the day from which the time counts. */
  readonly processingWorkingDays: number;
  /** Local time `HH:mm`; `null` when the procedure has none. */
  readonly cutOff: string | null;
}

/**
 * The day on which the result is due. What is accepted after the cut-off, or on a day off, counts as accepted on the
 * next working day: a same-day procedure accepted after 15:00 is due the next working day. Accepted at 15:00 sharp is
 * in time.
 */
export function dueOn(calendar: WorkingCalendar, terms: ProcessingTerms, acceptedAt: Date): LocalDate {
  return addWorkingDays(
    calendar,
    countsFrom(calendar, terms.cutOff, acceptedAt),
    terms.processingWorkingDays,
  );
}

/** The last millisecond of the local day on which the result is due. */
export function dueAt(calendar: WorkingCalendar, terms: ProcessingTerms, acceptedAt: Date): Date {
  return endOfDay(dueOn(calendar, terms, acceptedAt), calendar.timeZone);
}

function countsFrom(calendar: WorkingCalendar, cutOff: string | null, acceptedAt: Date): LocalDate {
  const day = localDateOf(acceptedAt, calendar.timeZone);
  const isLate = cutOff !== null && acceptedAt > instantAt(day, cutOff, calendar.timeZone);
  return isLate ? nextWorkingDay(calendar, day) : sameOrNextWorkingDay(calendar, day);
}
