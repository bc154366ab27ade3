import type { DossierState } from './types.js';

/** Whether a state is the usual course, a good end, waits for somebody, or is bad. */
export const toneOf = {
  reserved: 'gray',
  deposited: 'primary',
  collected: 'primary',
  routed: 'primary',
  processing: 'primary',
  supplement_needed: 'wait',
  result_ready: 'primary',
  loaded: 'primary',
  overdue: 'wait',
  picked_up: 'good',
  returned_to_desk: 'wait',
  handed_over: 'good',
  abandoned: 'gray',
  withdrawn: 'gray',
  lost: 'bad',
} as const satisfies Readonly<Record<DossierState, string>>;
