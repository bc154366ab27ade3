import type { Role } from '../../src/platform/index.js';
import {
  AccountParts,
  ensureDemoAccounts,
  PasswordHasher,
  type PrintedAccount,
} from '../../src/staff/index.js';
import { lockAccount } from '../../src/staff/accounts/account-changes.js';
import { enrolDemoAccount } from '../../src/staff/second-factor/enrol-demo-account.js';
import { findSecret } from '../../src/staff/second-factor/standing.js';
import { codeAt } from '../../src/staff/second-factor/totp.js';
import { addMs } from '../../src/kernel/index.js';
import { bodyOf, callerWith, type Answer, type Caller } from './caller.js';
import { sessionTokenIn } from '../tour/session-token.js';
import type { TestService } from './test-service.js';

export interface StaffCaller extends Caller {
  readonly id: string;
  readonly token: string;
  readonly username: string;
  readonly password: string;
}

/** For accounts by which tests only come in; what the service itself hashes costs what it always does. */
const cheapestHash = { memoryKibibytes: 8, passes: 1, lanes: 1 };

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
    const { randomness, site, sealingKey } = service.application.get(AccountParts);
    const passwords = new PasswordHasher(cheapestHash, randomness);
    return ensureDemoAccounts(transaction, { passwords, randomness, site, sealingKey }, 'with_apps');
  });
  accounts.set(service, made);
  return made;
}

export interface Step {
  /** As its cookie has it. */
  readonly token: string;
  readonly account: { readonly id: string };
  /** What is to come, after the password. */
  readonly next?: 'show_code' | 'set_up_app';
  /** Told where an app was set up. */
  readonly recoveryCodes?: readonly string[];
}

/** A step of a sign-in that must have succeeded. */
export function stepOf(answer: Answer): Step {
  const told = bodyOf<Omit<Step, 'token'>>(answer);
  return { ...told, token: sessionTokenIn(answer.headers['set-cookie']) };
}

/** Somebody with the session of such a token. */
export const withToken = (service: { readonly url: string }, token: string): Caller =>
  callerWith(service, { authorization: `Bearer ${token}` });

const turns = new WeakMap<TestService, Promise<unknown>>();

/** One after the other: the clock stands still, so that all who sign in at once show one code. */
function inTurn<Result>(service: TestService, work: () => Promise<Result>): Promise<Result> {
  const turn = (turns.get(service) ?? Promise.resolve()).then(work, work);
  turns.set(service, turn);
  return turn;
}

/** What the app of an account shows now, as if nobody had signed in with it yet: the clock stands still. */
export async function presentCode(service: TestService, accountId: string): Promise<string> {
  const { manager } = service.database.dataSource;
  const { sealingKey } = service.application.get(AccountParts);
  const factor = await findSecret(manager, sealingKey, accountId);
  if (!factor) throw new Error('The account has no app');
  await manager.query('UPDATE second_factor SET newest_time_step = NULL WHERE account_id = $1', [accountId]);
  return codeAt(factor.secret, service.options.clock.now());
}

/** The second step. Who has no app is given one as the demo's accounts are, without recovery codes, which are slow to make. */
async function showCode(service: TestService, { token, account: { id }, next }: Step): Promise<Step> {
  const halfWay = withToken(service, token);
  if (next === 'set_up_app') {
    await service.database.transaction(async (transaction) => {
      const [parts, actor] = [service.application.get(AccountParts), { type: 'staff', id } as const];
      await enrolDemoAccount(transaction, parts, await lockAccount(transaction, id, actor), actor);
    });
  }
  const code = await presentCode(service, id);
  return stepOf(await halfWay.post('/api/staff/second-factor/code', { code }));
}

/** Signs in over HTTP, in both steps. */
export async function signIn(service: TestService, username: string, password: string): Promise<StaffCaller> {
  const answer = await callerWith(service, {}).post('/api/staff/sessions', { username, password });
  const first = stepOf(answer);
  const { token, account } = await inTurn(service, () => showCode(service, first));
  return {
    ...withToken(service, token),
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

/** As if somebody had just shown the second factor again, for tests whose clock has moved on since the sign-in. */
export function hasJustProved(service: TestService, staff: Pick<StaffCaller, 'id'>): Promise<void> {
  return hasProved(service, staff, 0);
}

/** As if somebody signed in had proved who they are so long ago. */
export async function hasProved(
  service: TestService,
  { id }: Pick<StaffCaller, 'id'>,
  agoMs: number,
): Promise<void> {
  await service.database.dataSource.query('UPDATE staff_session SET proved_at = $2 WHERE account_id = $1', [
    id,
    addMs(service.clock.now(), -agoMs),
  ]);
}
