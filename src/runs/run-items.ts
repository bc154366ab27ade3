import type { Randomness } from '../kernel/index.js';
import type { GatheredItem } from './gather-lists.js';
import type { RunItem } from './run-item.entity.js';
import { runLists, type RunList } from './run-item.policy.js';

/** Makes items of a run of what was gathered, behind those that are on its lists already. */
export function numberItems(
  runId: string,
  gathered: readonly GatheredItem[],
  there: readonly RunItem[],
  randomness: Randomness,
): RunItem[] {
  return runLists.flatMap((list) => {
    const last = Math.max(0, ...there.filter((item) => item.list === list).map(({ position }) => position));
    return gathered
      .filter((item) => item.list === list)
      .map(({ dossierId, trayLabel }, index) => ({
        id: randomness.uuid(),
        runId,
        list,
        position: last + index + 1,
        dossierId,
        trayLabel,
        operationId: null,
        reason: null,
        result: null,
      }));
  });
}

/** How many items each list has. */
export function countByList(items: readonly { readonly list: RunList }[]): Record<RunList, number> {
  const count = (list: RunList): number => items.filter((item) => item.list === list).length;
  return {
    collect: count('collect'),
    return: count('return'),
    inspect: count('inspect'),
    load: count('load'),
  };
}
