import { listToCollect, listToDecide, listToInspect, listToReturn } from '../dossiers/index.js';
import type { Transaction } from '../platform/index.js';
import { planLoading } from './loading-plan.js';
import type { RunItem } from './run-item.entity.js';

export type GatheredItem = Pick<RunItem, 'list' | 'dossierId' | 'trayLabel'>;

/** Everything that there is to do now, list by list, each in the order of one walk along the cabinets. */
export async function gatherLists(transaction: Transaction): Promise<GatheredItem[]> {
  const { manager } = transaction;
  const collect = await listToCollect(manager);
  const decide = await listToDecide(manager);
  const back = await listToReturn(manager);
  const inspect = await listToInspect(manager);
  const load = await planLoading(transaction, new Map());
  return [
    ...collect.map(({ dossierId, trayLabel }) => ({ list: 'collect' as const, dossierId, trayLabel })),
    // Carried over from an earlier run: already in somebody's hands, so that there is no tray to go to.
    ...decide.map(({ dossierId }) => ({ list: 'collect' as const, dossierId, trayLabel: null })),
    ...back.map(({ dossierId, trayLabel }) => ({ list: 'return' as const, dossierId, trayLabel })),
    ...inspect.map(({ dossierId, trayLabel }) => ({ list: 'inspect' as const, dossierId, trayLabel })),
    ...load.map(({ work, trayLabel }) => ({
      list: 'load' as const,
      dossierId: work.dossierId,
      trayLabel: trayLabel ?? null,
    })),
  ];
}

/** Whether two items are about the same thing: of an inspection the tray, of everything else the dossier. */
export function sameThing(one: GatheredItem, other: GatheredItem): boolean {
  if (one.list !== other.list) return false;
  return one.list === 'inspect' ? one.trayLabel === other.trayLabel : one.dossierId === other.dossierId;
}
