import type { Schema } from '../../shared/api/index.js';

export type Role = Schema<'Role'>;
type NewAccount = Schema<'NewAccount'>;
type RolesChange = Schema<'RolesChange'>;

/** All roles, those with the most accounts first. */
export const roles = [
  'officer',
  'desk',
  'department',
  'agency',
  'supervisor',
  'technician',
  'administrator',
] as const satisfies readonly Role[];

export interface RolesDraft {
  readonly roles: readonly Role[];
  /** Of those who work for a department or agency; empty for others. */
  readonly departmentCode: string;
}

export interface AccountDraft extends RolesDraft {
  readonly username: string;
  readonly displayName: string;
}

export const emptyAccount: AccountDraft = { username: '', displayName: '', roles: [], departmentCode: '' };

/** For which kind of office somebody with these roles works. */
export function officeKindOf(owned: readonly Role[]): 'department' | 'agency' | undefined {
  return (['department', 'agency'] as const).find((kind) => owned.includes(kind));
}

export type AccountFault = 'username' | 'displayName' | 'roles' | 'twoOffices' | 'departmentCode';

/** What is wrong with a draft; the service holds the same. */
export function faultsOf(draft: AccountDraft): readonly AccountFault[] {
  const { username, displayName } = draft;
  return [
    ...broken({
      username: /^[a-z][a-z0-9._-]{1,31}$/.test(username.trim()),
      displayName: displayName.trim() !== '' && displayName.trim().length <= 80,
    }),
    ...faultsOfRoles(draft),
  ];
}

/** What is wrong with the roles of a draft alone. */
export function faultsOfRoles({ roles: owned, departmentCode }: RolesDraft): readonly AccountFault[] {
  return broken({
    roles: owned.length > 0,
    twoOffices: !(owned.includes('department') && owned.includes('agency')),
    departmentCode: officeKindOf(owned) === undefined || departmentCode !== '',
  });
}

function broken(rules: Readonly<Partial<Record<AccountFault, boolean>>>): readonly AccountFault[] {
  return (Object.keys(rules) as AccountFault[]).filter((rule) => rules[rule] === false);
}

/** A draft without faults as it is sent. */
export function accountOf(draft: AccountDraft, password: string): NewAccount {
  return {
    username: draft.username.trim(),
    displayName: draft.displayName.replace(/\s+/g, ' ').trim(),
    ...rolesOf(draft),
    password,
  };
}

/** Roles without faults as they are sent. */
export function rolesOf({ roles: owned, departmentCode }: RolesDraft): RolesChange {
  return {
    roles: [...owned],
    departmentCode: officeKindOf(owned) === undefined ? null : departmentCode,
  };
}
