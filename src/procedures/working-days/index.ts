export {
  daysAfter,
  type Holiday,
  instantAt,
  type LocalDate,
  localDateOf,
  type Swap,
  type WorkingCalendar,
} from './calendar.js';
export { dueAt, dueOn, type ProcessingTerms } from './due.schedule.js';
export { endOfPickupWindow, lastPickupDay } from './pickup-window.schedule.js';
export { longestLookBackDays, nextRunAt, runTimesBetween } from './run-times.schedule.js';
export {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  sameOrNextWorkingDay,
} from './working-days.schedule.js';
