import type { Role } from '../../platform/index.js';

/** What decides what somebody may do, and whose dossiers they see. */
export interface Rights {
  readonly roles: readonly Role[];
  readonly departmentCode: string | null;
}

/** The order in which roles were given means nothing. */
export function areSameRights(one: Rights, other: Rights): boolean {
  return one.departmentCode === other.departmentCode && hasAllOf(one, other) && hasAllOf(other, one);
}

const hasAllOf = ({ roles }: Rights, other: Rights): boolean =>
  other.roles.every((role) => roles.includes(role));
