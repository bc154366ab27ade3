import type { EntityManager } from 'typeorm';
import {
  listFreeTrays,
  suggestTrays,
  type PositionsByProcedure,
  type ResultToLoad,
  type TraySuggestion,
} from '../cabinets/index.js';
import type { Transaction } from '../platform/index.js';

export interface Loadable extends ResultToLoad {
  readonly lowTray: boolean;
}

/**
 * Suggests a tray for each of these. Who needs a low tray is served first, from low trays only; the others get what is
 * left.
 * @param notReady trays that cannot be opened now.
 */
export async function suggestPlaces(
  transaction: Transaction,
  loadables: readonly Loadable[],
  notReady: readonly string[],
): Promise<TraySuggestion[]> {
  const free = (await listFreeTrays(transaction)).filter(({ label }) => !notReady.includes(label));
  const lying = await positionsOfResults(transaction.manager);
  const low = free.filter((tray) => tray.wheelchairReachable);
  const first = suggestTrays(
    loadables.filter(({ lowTray }) => lowTray),
    low,
    lying,
  );
  const taken = new Set(first.map(({ trayLabel }) => trayLabel));
  const rest = suggestTrays(
    loadables.filter(({ lowTray }) => !lowTray),
    free.filter(({ label }) => !taken.has(label)),
    lying,
  );
  const byDossier = new Map([...first, ...rest].map((suggestion) => [suggestion.dossierId, suggestion]));
  return loadables.map(({ dossierId }) => byDossier.get(dossierId) ?? { dossierId, trayLabel: undefined });
}

/** Where results of each procedure lie already: newcomers go beside them. */
async function positionsOfResults(manager: EntityManager): Promise<PositionsByProcedure> {
  const rows = await manager.query<{ procedure_code: string; positions: number[] }[]>(
    `SELECT dossier.procedure_code, array_agg(tray.position ORDER BY tray.position) AS positions
       FROM dossier JOIN tray ON tray.label = dossier.tray_label
      WHERE dossier.state IN ('loaded', 'overdue', 'result_ready')
      GROUP BY dossier.procedure_code`,
  );
  return new Map(rows.map((row) => [row.procedure_code, row.positions]));
}
