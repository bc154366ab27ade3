import { addMs, dayMs } from '../../kernel/index.js';

export interface PickupWindow {
  readonly loadedAt: Date;
  readonly windowEndsAt: Date;
  /** The day of the window, from 1, of the last reminder; null before the first. */
  readonly lastReminderDay: number | null;
}

/**
 * The day of the pickup window for which a reminder is due now; undefined when none is. Day 1 begins with the loading and
 * every day lasts 24 hours, so a reminder comes at the hour of the loading, when people are awake. What was missed is
 * not made up for: only the newest reminder goes out.
 *
 * @param reminderDays days of the window, from 1.
 */
export function reminderDue(
  window: PickupWindow,
  reminderDays: readonly number[],
  now: Date,
): number | undefined {
  if (now >= window.windowEndsAt) return undefined;
  const due = reminderDays.filter((day) => now >= addMs(window.loadedAt, (day - 1) * dayMs));
  const newest = Math.max(0, ...due);
  return newest > (window.lastReminderDay ?? 0) ? newest : undefined;
}
