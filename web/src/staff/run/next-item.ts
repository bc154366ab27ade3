import { runLists, type Run, type RunItem } from './run-types.js';
import { stepOf, type Step } from './step.js';

/** What comes first: an open door, then papers in hand, then the next tray, then the way to a department. */
const urgency = ['at_door', 'decide', 'open', 'receive'] as const satisfies readonly Step['kind'][];

/** All items in the order in which they are worked off. */
export const itemsOf = (run: Run): readonly RunItem[] => runLists.flatMap((list) => run.lists[list]);

/** The item to go on with; undefined when nothing can be done now. */
export function nextItem(run: Run): RunItem | undefined {
  const items = itemsOf(run);
  for (const kind of urgency) {
    const found = items.find((item) => stepOf(item).kind === kind);
    if (found) return found;
  }
  return undefined;
}

/**
 * The item on the screen: the one that was chosen, as long as there is something to do with it; but a door that stands open
 * and papers in hand come first.
 */
export function currentItem(run: Run, chosenId: string | undefined): RunItem | undefined {
  const next = nextItem(run);
  if (next && mustComeFirst(next)) return next;
  const chosen = itemsOf(run).find(({ id }) => id === chosenId);
  return chosen && stepOf(chosen).kind !== 'finished' ? chosen : next;
}

function mustComeFirst(item: RunItem): boolean {
  const { kind } = stepOf(item);
  return kind === 'at_door' || kind === 'decide';
}

/** What a run would be closed over: still to do, and nobody has said why it is left. */
export const openItems = (run: Run): readonly RunItem[] =>
  itemsOf(run).filter(({ result }) => result === 'pending');
