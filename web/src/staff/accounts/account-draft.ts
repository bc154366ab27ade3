import type { Schema } from '../../shared/api/index.js';

export type Role = Schema<'Role'>;
type NewAccount = Schema<'NewAccount'>;

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

export interface AccountDraft {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Of those who work for a department or agency; empty for others. */
  readonly departmentCode: string;
}

export const emptyAccount: AccountDraft = { username: '', displayName: '', roles: [], departmentCode: '' };

/** For which kind of office somebody with these roles works. */
export function officeKindOf(owned: readonly Role[]): 'department' | 'agency' | undefined {
  return (['department', 'agency'] as const).find((kind) => owned.includes(kind));
}

export type AccountFault = 'username' | 'displayName' | 'roles' | 'twoOffices' | 'departmentCode';

/** What is wrong with a draft; the service holds the same. */
export function faultsOf({
  username,
  displayName,
  roles: owned,
  departmentCode,
}: AccountDraft): readonly AccountFault[] {
  const rules: Readonly<Record<AccountFault, boolean>> = {
    username: /^[a-z][a-z0-9._-]{1,31}$/.test(username.trim()),
    displayName: displayName.trim() !== '' && displayName.trim().length <= 80,
    roles: owned.length > 0,
    twoOffices: !(owned.includes('department') && owned.includes('agency')),
    departmentCode: officeKindOf(owned) === undefined || departmentCode !== '',
  };
  return (Object.keys(rules) as AccountFault[]).filter((rule) => !rules[rule]);
}

/** A draft without faults as it is sent. */
export function accountOf(draft: AccountDraft, password: string): NewAccount {
  return {
    username: draft.username.trim(),
    displayName: draft.displayName.replace(/\s+/g, ' ').trim(),
    roles: [...draft.roles],
    departmentCode: officeKindOf(draft.roles) === undefined ? null : draft.departmentCode,
    password,
  };
}
