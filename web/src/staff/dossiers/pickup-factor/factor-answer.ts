import type { Schema } from '../../../shared/api/index.js';
import { typedDay } from '../../../shared/format/typed-day.js';

export type PickupFactor = Schema<'Catalogue'>['pickupFactors'][number]['asks'];

const factors: readonly PickupFactor[] = ['citizen_id_last_four', 'birth_date'];

/** What a refusal says is missing. */
export const askedIn = (facts: Readonly<Record<string, unknown>>): PickupFactor | undefined =>
  factors.find((factor) => factor === facts['asks']);

/** What was typed, as the service takes it; undefined for what is no answer. */
export function factorAnswerOf(asks: PickupFactor, typed: string): string | undefined {
  if (asks === 'birth_date') return typedDay(typed) ?? undefined;
  const digits = typed.trim();
  return /^\d{4}$/.test(digits) ? digits : undefined;
}
