import type { Role } from '../../src/platform/index.js';
import { AccountParts, ensureDemoAccounts, type PrintedAccount } from '../../src/staff/index.js';
import { bodyOf, callerWith, type Caller } from './caller.js';
import type { TestService } from './test-service.js';

export interface StaffCaller extends Caller {
  readonly id: string;
  readonly token: string;
  readonly username: string;
  readonly password: string;
}

const accounts = new WeakMap<TestService, Promise<PrintedAccount[]>>();

/** The demo's accounts, made at the first call: one a role, with their passwords. */
export function demoAccounts(service: TestService): Promise<PrintedAccount[]> {
  const known = accounts.get(service);
  if (known) return known;
  const made = service.database.transaction(async (transaction) => {
    for (const { code, kind, name } of service.options.site.departments) {
      await transaction.query(
        `INSERT INTO department (code, name_vi, name_en, kind) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [code, name.vi, name.en, kind],
      );
    }
    return ensureDemoAccounts(transaction, service.application.get(AccountParts));
  });
  accounts.set(service, made);
  return made;
}

/** Signs in over HTTP. */
export async function signIn(service: TestService, username: string, password: string): Promise<StaffCaller> {
  const answer = await callerWith(service, {}).post('/api/staff/sessions', { username, password });
  const { token, account } = bodyOf<{ token: string; account: { id: string } }>(answer);
  return {
    ...callerWith(service, { authorization: `Bearer ${token}` }),
    id: account.id,
    token,
    username,
    password,
  };
}

/** Signs in as the demo's member of staff with this role. */
export async function signInAs(service: TestService, role: Role): Promise<StaffCaller> {
  const account = (await demoAccounts(service)).find((candidate) => candidate.role === role);
  if (!account) throw new Error(`The demo site has nobody with the role ${role}`);
  return signIn(service, account.username, account.password);
}
