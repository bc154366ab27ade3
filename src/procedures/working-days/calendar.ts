import { DateTime } from 'luxon';
import { assertInvariant } from '../../kernel/index.js';

/** A day of the local calendar, `yyyy-MM-dd`; days compare as texts. */
export type LocalDate = string;

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export interface Holiday {
  readonly from: LocalDate;
  /** Last day, included; the same as `from` when left out. */
  readonly to?: LocalDate | undefined;
}

/** A single day that the government moved, often at short notice. */
export interface Swap {
  readonly date: LocalDate;
  readonly working: boolean;
}

/** When people work, as plain values: from the site file, with later decisions from wherever they are kept. */
export interface WorkingCalendar {
  /** IANA name. */
  readonly timeZone: string;
  readonly workingWeekdays: readonly (typeof weekdays)[number][];
  readonly holidays: readonly Holiday[];
  /** Win over weekdays and holidays; of two for one day the later in the list wins, so late decisions are appended. */
  readonly swaps: readonly Swap[];
}

/** The local day of an instant. */
export function localDateOf(time: Date, timeZone: string): LocalDate {
  return isoDate(DateTime.fromJSDate(time, { zone: timeZone }));
}

/** The instant at which the local clock shows `HH:mm` on that day. */
export function instantAt(date: LocalDate, timeOfDay: string, timeZone: string): Date {
  return fromIso(`${date}T${timeOfDay}`, timeZone).toJSDate();
}

/** The last millisecond of the local day. */
export function endOfDay(date: LocalDate, timeZone: string): Date {
  return fromIso(date, timeZone).endOf('day').toJSDate();
}

/** The day that many days later; a negative number goes back. */
export function daysAfter(date: LocalDate, days: number): LocalDate {
  return isoDate(fromIso(date, 'utc').plus({ days }));
}

export function weekdayOf(date: LocalDate): (typeof weekdays)[number] {
  const weekday = weekdays[fromIso(date, 'utc').weekday - 1];
  assertInvariant(weekday, `${date} has a weekday`);
  return weekday;
}

function fromIso(text: string, zone: string): DateTime<true> {
  const time = DateTime.fromISO(text, { zone });
  assertInvariant(time.isValid, `"${text}" is a time in the zone "${zone}"`);
  return time;
}

function isoDate(time: DateTime): LocalDate {
  const date = time.toISODate();
  assertInvariant(date, 'an instant has a local day');
  return date;
}
