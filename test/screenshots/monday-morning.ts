import { DateTime } from 'luxon';

/** The next Monday at 7:40 in the site's time: the pictures show the same hour of a week whenever they are made. */
export function mondayMorning(now: Date): Date {
  const local = DateTime.fromJSDate(now, { zone: 'Asia/Ho_Chi_Minh' });
  const monday = local.startOf('week').set({ hour: 7, minute: 40 });
  return (monday > local ? monday : monday.plus({ weeks: 1 })).toJSDate();
}
