import { type z } from 'zod';

/**
 * Rules between values of the site file; each is a refinement of the smallest part that holds the values. Their
 * messages say what is allowed; what was given is added to every message in one place.
 */

type Refinement<Value> = (value: Value, context: z.RefinementCtx<Value>) => void;

const dayMs = 86_400_000;
const longestHolidayDays = 31;

/** Texts in `HH:mm` or `yyyy-MM-dd`, and numbers, compare as they stand. */
export function ascending<Value extends string | number>(): Refinement<readonly Value[]> {
  return (values, context) => {
    values.forEach((value, index) => {
      const previous = values[index - 1];
      if (previous === undefined || previous < value) return;
      const message = `must come after the one before it (${previous})`;
      context.addIssue({ code: 'custom', path: [index], message });
    });
  };
}

export function unique<Value>(
  what: string,
  key: string,
  keyOf: (value: Value) => string,
): Refinement<readonly Value[]> {
  return (values, context) => {
    const first = new Map<string, number>();
    values.forEach((value, index) => {
      const name = keyOf(value);
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, index);
      else {
        const message = `must be unlike every other ${what}, but entry ${earlier + 1} has it already`;
        context.addIssue({ code: 'custom', path: [index, key], message });
      }
    });
  };
}

export const holidayEndsAfterItBegins: Refinement<{ from: string; to?: string | undefined }> = (
  holiday,
  context,
) => {
  const { from, to = from } = holiday;
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days >= 1 && days <= longestHolidayDays) return;
  const message = `must be 0–${longestHolidayDays - 1} days after "from" (${from})`;
  context.addIssue({ code: 'custom', path: ['to'], message });
};

export const remindersWithinWindow: Refinement<{ windowDays: number; reminderDays: readonly number[] }> = (
  { windowDays, reminderDays },
  context,
) => {
  reminderDays.forEach((day, index) => {
    if (day <= windowDays) return;
    const message = `must be 1–${windowDays} days, within pickup.windowDays`;
    context.addIssue({ code: 'custom', path: ['reminderDays', index], message });
  });
};

export const alarmAfterWarning: Refinement<{
  leftOpenWarningSeconds: number;
  leftOpenAlarmSeconds: number;
}> = ({ leftOpenWarningSeconds, leftOpenAlarmSeconds }, context) => {
  if (leftOpenAlarmSeconds > leftOpenWarningSeconds) return;
  const message = `must be more than doors.leftOpenWarningSeconds (${leftOpenWarningSeconds} seconds)`;
  context.addIssue({ code: 'custom', path: ['leftOpenAlarmSeconds'], message });
};

export const idleWithinSession: Refinement<{
  staffMinutes: number;
  staffIdleMinutes?: number | undefined;
}> = ({ staffMinutes, staffIdleMinutes = 0 }, context) => {
  if (staffIdleMinutes <= staffMinutes) return;
  const message = `must be at most sessions.staffMinutes (${staffMinutes} minutes)`;
  context.addIssue({ code: 'custom', path: ['staffIdleMinutes'], message });
};

/** IANA names only: an offset such as +07:00 would not follow a change of the law. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
