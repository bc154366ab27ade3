import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';

dayjs.extend(customParseFormat);

/** As a day is shown in the field, and as most people write it. */
export const typedDayFormat = 'DD/MM/YYYY';

const understood = [
  typedDayFormat,
  'D/M/YYYY',
  'DD-MM-YYYY',
  'D-M-YYYY',
  'DD.MM.YYYY',
  'DDMMYYYY',
  'YYYY-MM-DD',
];

/** `2026-11-23` of a day that somebody typed, always the day before the month; nothing for what is no day. */
export function typedDay(text: string): string | null {
  const day = dayjs(text.trim(), understood, true);
  return day.isValid() ? day.format('YYYY-MM-DD') : null;
}
