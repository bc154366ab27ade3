import type { Partner } from './use-partners.js';

export type Standing = 'ended' | 'keyless' | 'valid';

export const colours = { ended: 'gray', keyless: 'wait', valid: 'good' } as const satisfies Record<
  Standing,
  string
>;

/** Whether a partner can come in now: one without a key that works cannot. */
export function standingOf({ ended, keys }: Pick<Partner, 'ended' | 'keys'>): Standing {
  if (ended) return 'ended';
  return keys.some(({ expired }) => !expired) ? 'valid' : 'keyless';
}
