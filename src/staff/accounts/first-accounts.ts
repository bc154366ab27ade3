import type { Site } from '../../config/index.js';
import { DomainError, type Actor } from '../../kernel/index.js';
import { roles, type Role, type Transaction } from '../../platform/index.js';
import { generatePassword } from '../passwords/generate-password.js';
import { enrolDemoAccount } from '../second-factor/enrol-demo-account.js';
import type { AccountMaking, AccountParts } from './account-parts.js';
import { createAccount } from './create-account.js';
import { StaffAccount } from './staff-account.entity.js';

/** An account with its password, to be shown once: afterwards nobody can read the password any more. */
export interface PrintedAccount {
  readonly username: string;
  readonly role: Role;
  readonly password: string;
}

const demo: Actor = { type: 'system', id: 'demo' };

const demoNames: Readonly<Record<Role, string>> = {
  officer: 'Cán bộ tư vấn (demo)',
  desk: 'Quầy tiếp nhận (demo)',
  department: 'Phòng chuyên môn (demo)',
  agency: 'Cơ quan phối hợp (demo)',
  technician: 'Kỹ thuật viên (demo)',
  supervisor: 'Người giám sát (demo)',
  administrator: 'Quản trị viên (demo)',
};

/**
 * One account a role, named after it, at the first start of the demo; none ever after. The site's departments must be in
 * the database already. A role for which the site has no department or agency is left out.
 *
 * @param apps whether somebody shows the codes of authenticator apps, as the demo's page of phones does; without, everybody sets
 * up an app of their own at the first sign-in.
 * @returns the accounts made now, to be printed once.
 */
export async function ensureDemoAccounts(
  transaction: Transaction,
  parts: AccountMaking & Pick<AccountParts, 'sealingKey'>,
  apps: 'with_apps' | 'without_apps',
): Promise<PrintedAccount[]> {
  if ((await transaction.manager.count(StaffAccount)) > 0) return [];
  const made: PrintedAccount[] = [];
  for (const role of roles) {
    const departmentCode = demoDepartment(parts.site, role);
    if (departmentCode === undefined) continue;
    const password = generatePassword(parts.randomness);
    const account = await createAccount(
      transaction,
      parts,
      {
        username: role,
        displayName: demoNames[role],
        roles: [role],
        departmentCode,
        password,
        mustChangePassword: false,
      },
      demo,
    );
    if (apps === 'with_apps') await enrolDemoAccount(transaction, parts, account, demo);
    made.push({ username: role, role, password });
  }
  return made;
}

/** Null for a role that belongs to the one-stop shop itself, undefined where the site has nobody for the role. */
function demoDepartment(site: Pick<Site, 'departments'>, role: Role): string | null | undefined {
  if (role !== 'department' && role !== 'agency') return null;
  return site.departments.find(({ kind }) => kind === role)?.code;
}

/**
 * Makes the first administrator of a site, from the command line. The password works for one sign-in, in which another must be
 * chosen.
 *
 * @param actor who sits at the command line.
 * @throws DomainError already_exists when an administrator is there who can do it on the screen.
 */
export async function createFirstAdministrator(
  transaction: Transaction,
  parts: AccountMaking,
  who: { readonly username: string; readonly displayName: string },
  actor: Actor,
): Promise<PrintedAccount> {
  const [other] = await transaction.query<{ username: string }>(
    `SELECT username FROM staff_account WHERE 'administrator' = ANY (roles) AND NOT disabled LIMIT 1`,
  );
  if (other) {
    throw new DomainError(
      'already_exists',
      `There is an administrator already (${other.username}), who makes further accounts on the staff screen.`,
    );
  }
  const password = generatePassword(parts.randomness);
  const account = { ...who, roles: ['administrator'] as const, departmentCode: null, password };
  await createAccount(transaction, parts, { ...account, mustChangePassword: true }, actor);
  return { username: who.username, role: 'administrator', password };
}
