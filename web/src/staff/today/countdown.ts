const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The two largest units of a time that is left, in whole numbers. */
export type TimeLeft =
  | { readonly unit: 'days'; readonly days: number; readonly hours: number }
  | { readonly unit: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly unit: 'minutes'; readonly minutes: number; readonly seconds: number };

/** @param seconds not negative */
export function timeLeft(seconds: number): TimeLeft {
  if (seconds >= day) {
    return { unit: 'days', days: Math.floor(seconds / day), hours: Math.floor((seconds % day) / hour) };
  }
  if (seconds >= hour) {
    return {
      unit: 'hours',
      hours: Math.floor(seconds / hour),
      minutes: Math.floor((seconds % hour) / minute),
    };
  }
  return { unit: 'minutes', minutes: Math.floor(seconds / minute), seconds: Math.floor(seconds % minute) };
}
