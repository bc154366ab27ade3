import type { Partner } from './use-partners.js';

export type Standing = 'ended' | 'keyless' | 'valid' | 'reports_only';

export const colours = {
  ended: 'gray',
  keyless: 'wait',
  valid: 'good',
  reports_only: 'good',
} as const satisfies Record<Standing, string>;

/** Whether a partner can come in now: one without a key that works cannot, unless all it does is to report, which it signs. */
export function standingOf({ ended, keys, scopes }: Pick<Partner, 'ended' | 'keys' | 'scopes'>): Standing {
  if (ended) return 'ended';
  if (keys.some(({ expired }) => !expired)) return 'valid';
  return scopes.every((scope) => scope === 'progress.report') ? 'reports_only' : 'keyless';
}
