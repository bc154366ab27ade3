import type { Role } from '../../../src/platform/index.js';
import type { OfficerAtConsole } from '../../screens/officer-at-console.js';
import { expectAccessible } from './accessible.js';
import type { BrowserSite } from './browser-site.js';
import { appOf } from './console.js';

/** Everybody who is signed in has been away for as long as a proof counts. */
export async function wereAway({ service }: BrowserSite): Promise<void> {
  await service.database.dataSource.query(
    `UPDATE staff_session SET proved_at = proved_at - interval '5 minutes'`,
  );
}

/** Shows a code of the app to a console that asks for it, and why. */
export async function provesAgain(
  site: BrowserSite,
  officer: OfficerAtConsole,
  role: Role,
  before: RegExp | string,
): Promise<void> {
  const proof = officer.dialog('Xin xác thực lại');
  await proof.getByText(before).waitFor();
  await expectAccessible(officer.page);
  await proof.getByLabel('Mã 6 số trong ứng dụng').fill(await appOf(site, role));
  await officer.presses('Tiếp tục', proof);
}
