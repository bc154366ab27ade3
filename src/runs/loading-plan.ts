import { listFreeTrays } from '../cabinets/index.js';
import { listToLoad, listToReceive, suggestPlaces, type WorkItem } from '../dossiers/index.js';
import type { Transaction } from '../platform/index.js';

/** Something to load, and where it should go. */
export interface PlannedLoad {
  readonly work: WorkItem;
  /** Undefined when no tray that fits is free. */
  readonly trayLabel: string | undefined;
}

/**
 * Plans a tray for everything that could be loaded, on the way along the cabinets. A tray planned before is kept while it
 * is free, so that the officer's sorted piles stay right; one that was lost, to a citizen's deposit perhaps, is replaced.
 * @param earlier the trays planned before, by dossier.
 */
export async function planLoading(
  transaction: Transaction,
  earlier: ReadonlyMap<string, string | null>,
): Promise<PlannedLoad[]> {
  const { manager } = transaction;
  const works = [...(await listToReceive(manager)), ...(await listToLoad(manager))];
  const positions = new Map(
    (await listFreeTrays(transaction)).map(({ label, position }) => [label, position]),
  );
  const plan = new Map<string, string | undefined>();
  for (const { dossierId } of works) {
    const tray = earlier.get(dossierId) ?? undefined;
    if (tray !== undefined && positions.has(tray)) plan.set(dossierId, tray);
  }
  const kept = [...plan.values()].filter((tray) => tray !== undefined);
  const rest = works.filter(({ dossierId }) => !plan.has(dossierId));
  for (const { dossierId, trayLabel } of await suggestPlaces(transaction, rest, kept)) {
    plan.set(dossierId, trayLabel);
  }
  const walk = (trayLabel: string | undefined): number =>
    trayLabel === undefined ? Number.MAX_SAFE_INTEGER : (positions.get(trayLabel) ?? Number.MAX_SAFE_INTEGER);
  return works
    .map((work) => ({ work, trayLabel: plan.get(work.dossierId) }))
    .sort(
      (a, b) =>
        walk(a.trayLabel) - walk(b.trayLabel) || a.work.procedureCode.localeCompare(b.work.procedureCode),
    );
}
