import type { Schema } from '../shared/api/index.js';

/** How a standing looks: nothing to do, something to fetch, something to see to, or over. */
export type Tone = 'waiting' | 'fetch' | 'attention' | 'over';

const tones = {
  reserved: 'waiting',
  deposited: 'waiting',
  collected: 'waiting',
  routed: 'waiting',
  processing: 'waiting',
  result_ready: 'waiting',
  loaded: 'fetch',
  overdue: 'attention',
  supplement_needed: 'attention',
  returned_to_desk: 'fetch',
  picked_up: 'over',
  handed_over: 'over',
  abandoned: 'over',
  withdrawn: 'attention',
  lost: 'attention',
} as const satisfies Record<Schema<'DossierState'>, Tone>;

/** While nobody is certain where the papers are, no state is a reason to come or to worry. */
export const toneOf = ({ state, where }: Pick<Schema<'PublicStatus'>, 'state' | 'where'>): Tone =>
  where.place === 'unknown' && state !== 'lost' ? 'waiting' : tones[state];
