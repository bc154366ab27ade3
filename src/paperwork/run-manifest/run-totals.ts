import { runListNames, type RunListName, type RunManifestItem } from './run-manifest.values.js';

export interface RunTotal {
  readonly items: number;
  readonly resolved: number;
  readonly unresolved: number;
}

type Lists = Readonly<Record<RunListName, readonly RunManifestItem[]>>;

/** Counts one list. */
export function totalOf(items: readonly RunManifestItem[]): RunTotal {
  const resolved = items.filter((item) => item.resolved).length;
  return { items: items.length, resolved, unresolved: items.length - resolved };
}

/** Counts all four lists together. */
export function grandTotal(lists: Lists): RunTotal {
  return totalOf(runListNames.flatMap((name) => lists[name]));
}
