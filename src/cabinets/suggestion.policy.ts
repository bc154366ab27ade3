/**
 * Which tray each result should go into, so that results of one procedure lie side by side and the officer walks the
 * cabinet once (design, the officer's run). Pure.
 */

export interface SuggestibleTray {
  readonly label: string;
  readonly position: number;
  readonly size: 'small' | 'large';
  readonly wheelchairReachable: boolean;
}

export interface ResultToLoad {
  readonly dossierId: string;
  readonly procedureCode: string;
  readonly size: 'small' | 'large';
}

export interface TraySuggestion {
  readonly dossierId: string;
  /** Absent when no free tray is left that fits. */
  readonly trayLabel: string | undefined;
}

/** Trays that hold results of a procedure already: newcomers go beside them. */
export type PositionsByProcedure = ReadonlyMap<string, readonly number[]>;

function fits(tray: SuggestibleTray, result: ResultToLoad): boolean {
  return result.size === 'small' || tray.size === 'large';
}

function distance(position: number, neighbours: readonly number[]): number {
  return neighbours.reduce(
    (nearest, other) => Math.min(nearest, Math.abs(position - other)),
    Number.MAX_SAFE_INTEGER,
  );
}

/**
 * Suggests trays in the order of the results. Results of one procedure are placed together: beside those already lying
 * there, else from the first free tray on. Small results leave large trays alone while small ones are free.
 */
export function suggestTrays(
  results: readonly ResultToLoad[],
  freeTrays: readonly SuggestibleTray[],
  lying: PositionsByProcedure,
): TraySuggestion[] {
  const free = [...freeTrays].sort((a, b) => a.position - b.position);
  const placed = new Map([...lying].map(([procedure, positions]) => [procedure, [...positions]]));
  const suggestions = new Map<string, TraySuggestion>();
  const byProcedure = [...results].sort((a, b) => a.procedureCode.localeCompare(b.procedureCode));
  for (const result of byProcedure) {
    const neighbours = placed.get(result.procedureCode) ?? [];
    const best = free
      .filter((tray) => fits(tray, result))
      .map((tray) => ({
        tray,
        oversize: tray.size !== result.size,
        distance: distance(tray.position, neighbours),
      }))
      .sort(
        (a, b) =>
          Number(a.oversize) - Number(b.oversize) ||
          a.distance - b.distance ||
          a.tray.position - b.tray.position,
      )
      .at(0)?.tray;
    if (best) {
      free.splice(free.indexOf(best), 1);
      placed.set(result.procedureCode, [...neighbours, best.position]);
    }
    suggestions.set(result.dossierId, { dossierId: result.dossierId, trayLabel: best?.label });
  }
  return results.map(({ dossierId }) => suggestions.get(dossierId) ?? { dossierId, trayLabel: undefined });
}
