import { minuteMs, secondMs } from '../../kernel/index.js';

/** As the specification of Standard Webhooks advises: what is older was recorded somewhere and is played again. */
const toleranceMs = 5 * minuteMs;

/** @param timestamp seconds since 1970, as in the header `webhook-timestamp` */
export function isFresh(timestamp: string, at: Date): boolean {
  if (!/^[0-9]{1,12}$/.test(timestamp)) return false;
  return Math.abs(Number(timestamp) * secondMs - at.getTime()) <= toleranceMs;
}
