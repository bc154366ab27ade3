import type { Schema } from '../../shared/api/index.js';
import { typedDay } from '../../shared/format/typed-day.js';

type Asked = NonNullable<Schema<'PickupList'>['pickups'][number]['asks']>;

/** How many digits are typed: the end of the citizen number, or day, month and year. */
export const digitsOf: Readonly<Record<Asked, number>> = { citizen_id_last_four: 4, birth_date: 8 };

/** What was typed, as the service takes it; undefined until it is whole, or when it is no day of the calendar. */
export function answerOf(asks: Asked, digits: string): string | undefined {
  if (digits.length !== digitsOf[asks]) return undefined;
  return asks === 'birth_date' ? (typedDay(digits) ?? undefined) : digits;
}

/** As people read it: a date with its strokes. */
export function shownDigits(asks: Asked, digits: string): string {
  if (asks !== 'birth_date') return digits;
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('/');
}
