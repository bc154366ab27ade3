import type { DoorOperation, Dossier, RunItem } from './run-types.js';

/** The one thing that is to be done with an item now. */
export type Step =
  /** A tray stands open for it, or is about to: nothing else before that is over. */
  | { readonly kind: 'at_door'; readonly operation: DoorOperation }
  /** The officer holds the papers and decides about them. */
  | { readonly kind: 'decide'; readonly dossier: Dossier }
  /** It must be fetched from its department or agency before it can be loaded. */
  | { readonly kind: 'receive'; readonly dossier: Dossier }
  | { readonly kind: 'open'; readonly purpose: NonNullable<RunItem['opening']> }
  /** Left undone, with a reason. */
  | { readonly kind: 'left'; readonly reason: string }
  | { readonly kind: 'finished'; readonly result: 'done' | 'gone' }
  /** Still to do, but not now and not by this officer. */
  | { readonly kind: 'wait' };

/** What may be done with an item; the service has the last word. */
export function stepOf(item: RunItem): Step {
  const { doorOperation, dossier, result } = item;
  if (doorOperation !== null && doorOperation.settledAt === null) {
    return { kind: 'at_door', operation: doorOperation };
  }
  if (result === 'done' || result === 'gone') return { kind: 'finished', result };
  if (result === 'unresolved') return { kind: 'left', reason: item.reason ?? '' };
  if (item.toBeDecided && dossier !== null && mayDecide(dossier)) return { kind: 'decide', dossier };
  if (item.opening !== null) return { kind: 'open', purpose: item.opening };
  if (item.toBeReceived && dossier?.commands.includes('take_from_department')) {
    return { kind: 'receive', dossier };
  }
  return { kind: 'wait' };
}

const mayDecide = ({ commands }: Dossier): boolean =>
  commands.includes('accept') || commands.includes('request_supplement');
