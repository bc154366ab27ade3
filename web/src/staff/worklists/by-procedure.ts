import type { Schema } from '../../shared/api/index.js';

export type LoadSuggestion = Schema<'LoadSuggestions'>['suggestions'][number];

interface ProcedureGroup {
  readonly code: string;
  readonly suggestions: readonly LoadSuggestion[];
}

/**
 * What is to be put in, each type of procedure together in the catalogue's order, then by the suggested tray: so the
 * officer walks along the cabinet once. What has no tray yet comes last.
 */
export function byProcedure(
  suggestions: readonly LoadSuggestion[],
  order: readonly string[],
): readonly ProcedureGroup[] {
  const codes = [...new Set(suggestions.map(({ procedureCode }) => procedureCode))];
  const rank = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return codes
    .toSorted((one, other) => rank(one) - rank(other) || one.localeCompare(other))
    .map((code) => ({
      code,
      suggestions: suggestions
        .filter(({ procedureCode }) => procedureCode === code)
        .toSorted(
          (one, other) =>
            Number(one.trayLabel === null) - Number(other.trayLabel === null) ||
            (one.trayLabel ?? '').localeCompare(other.trayLabel ?? ''),
        ),
    }));
}
