import type { Settlement } from '../hardware/settlement.policy.js';
import { assertUnreachable } from '../kernel/index.js';

/** What the records say lies in a tray; `unknown` where an earlier opening left it open. */
export const expectations = ['papers', 'nothing', 'unknown'] as const;
export type Expected = (typeof expectations)[number];

/**
 * - `pending`: nobody has looked, or the look came to nothing.
 * - `agrees`, `differs`: what was found, held against what the records said just before.
 * - `cleared_up`: the records could not say; now somebody has seen.
 */
export const auditResults = ['pending', 'agrees', 'differs', 'cleared_up', 'skipped'] as const;
export type AuditResult = (typeof auditResults)[number];
export type ClosedResult = Exclude<AuditResult, 'pending'>;

/** Of a tray in an audit, what its result depends on. */
export interface Look {
  /** What the records said before the newest look; null before the first. */
  readonly expected: Expected | null;
  /** Of the newest look; null also while it is not settled. */
  readonly settlement: Settlement | null;
  readonly skipReason: string | null;
}

/** What somebody saw in the tray; null when nobody has, or it stayed open what. */
export function foundIn(settlement: Settlement | null): Exclude<Expected, 'unknown'> | null {
  switch (settlement) {
    case 'found_papers':
      return 'papers';
    case 'found_empty':
      return 'nothing';
    case null:
    case 'moved':
    case 'not_moved':
    case 'unverified':
      return null;
    default:
      return assertUnreachable(settlement);
  }
}

/** How a tray stands in its audit. What differs is reconciled by the inspection's own settlement, not here. */
export function resultOf({ expected, settlement, skipReason }: Look): AuditResult {
  if (skipReason !== null) return 'skipped';
  const found = foundIn(settlement);
  if (found === null || expected === null) return 'pending';
  if (expected === 'unknown') return 'cleared_up';
  return expected === found ? 'agrees' : 'differs';
}
