import { DateTime } from 'luxon';

function inZone(time: Date, timeZone: string): DateTime {
  const local = DateTime.fromJSDate(time, { zone: timeZone });
  if (!local.isValid) {
    throw new RangeError(
      `Cannot tell the time on the paper: ${local.invalidReason} (time zone "${timeZone}"). Give a valid Date and an IANA time zone such as Asia/Ho_Chi_Minh.`,
    );
  }
  return local;
}

/** `dd/MM/yyyy HH:mm`, the way times are written in Vietnam. */
export function formatLocalTime(time: Date, timeZone: string): string {
  return inZone(time, timeZone).toFormat('dd/MM/yyyy HH:mm');
}
