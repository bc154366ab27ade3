import { addMs, dayMs } from '../../kernel/index.js';
import { type LocalDate, localDateOf } from './calendar.js';

/**
 * The instant at which the pickup window ends: exactly `windowDays` times 24 hours after the loading of the tray.
 * Holidays do not stretch it, because the cabinet is open on them.
 */
export function endOfPickupWindow(loadedAt: Date, windowDays: number): Date {
  return addMs(loadedAt, windowDays * dayMs);
}

/** The last day that the citizen is told: the local day on which the pickup window ends. */
export function lastPickupDay(loadedAt: Date, windowDays: number, timeZone: string): LocalDate {
  return localDateOf(endOfPickupWindow(loadedAt, windowDays), timeZone);
}
