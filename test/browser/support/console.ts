import type { BrowserContextOptions, Page } from 'playwright-core';
import { staffCookie, type Role } from '../../../src/platform/index.js';
import { OfficerAtConsole } from '../../screens/officer-at-console.js';
import { demoAccounts, presentCode, signIn } from '../../support/staff.js';
import type { BrowserSite } from './browser-site.js';
import type { Opened, Stage } from './stage.js';

export const tablet = { width: 1024, height: 768 };
export const desktop = { width: 1440, height: 900 };

interface Password {
  readonly username: string;
  readonly password: string;
}

/** What a member of staff with this role types at the sign-in. */
export async function passwordOf({ service }: BrowserSite, role: Role): Promise<Password> {
  const account = (await demoAccounts(service)).find((candidate) => candidate.role === role);
  if (!account) throw new Error(`The demo site has nobody with the role ${role}`);
  return account;
}

/** What the app of a member of staff with this role shows at this moment. */
export async function appOf({ service }: BrowserSite, role: Role): Promise<string> {
  const [account] = await service.database.dataSource.query<{ id: string }[]>(
    'SELECT id FROM staff_account WHERE username = $1',
    [role],
  );
  if (!account) throw new Error(`The demo site has nobody with the role ${role}`);
  return presentCode(service, account.id);
}

type Console = Opened & { readonly officer: OfficerAtConsole };

/** A browser in which somebody with this role has signed in before; nothing is on its screen yet. */
export async function consoleOf(
  stage: Stage,
  role: Role,
  options: BrowserContextOptions = { viewport: tablet },
): Promise<Console> {
  return consoleWith(stage, await passwordOf(stage.site, role), options);
}

/** The same for a certain person. */
export async function consoleWith(
  stage: Stage,
  { username, password }: Password,
  options: BrowserContextOptions = { viewport: tablet },
): Promise<Console> {
  const opened = await stage.browser(options);
  const { token } = await signIn(stage.site.service, username, password);
  const { name, path } = staffCookie;
  const domain = new URL(stage.site.service.url).hostname;
  const kept = { httpOnly: true, sameSite: 'Strict' } as const;
  await opened.context.addCookies([{ name, value: token, domain, path, ...kept }]);
  return { ...opened, officer: new OfficerAtConsole(opened.page) };
}

/** Goes to an address within the console, as the browser's own ways back and forth do: nothing is loaded anew. */
export async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
}
