import type { Action } from './permissions.policy.js';

/**
 * What a partner's system may be let do, and which actions of the table of permissions that comes to. A partner carries no
 * papers and stands before no cabinet: no scope covers an action that opens a door, or one by which staff see whose a
 * dossier is.
 */
const coveredBy = {
  /** One dossier by its number: where it stands, never whose it is. */
  'dossiers.read': [],
  /** A result that begins here without a deposit. */
  'results.announce': ['dossier.register'],
  /** What becomes of a dossier in its department; signed, and not with a key. */
  'progress.report': ['dossier.process', 'dossier.report_result'],
} as const satisfies Readonly<Record<string, readonly Action[]>>;

export type PartnerScope = keyof typeof coveredBy;
export const partnerScopes = Object.keys(coveredBy) as [PartnerScope, ...PartnerScope[]];

/** The actions of staff that a scope lets a partner do too, by its own routes. */
export function actionsOf(scope: PartnerScope): readonly Action[] {
  return coveredBy[scope];
}

/** Whether a partner with these scopes may do an action. */
export function partnerMay(owned: readonly PartnerScope[], action: Action): boolean {
  return owned.some((scope) => actionsOf(scope).includes(action));
}
