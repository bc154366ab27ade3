import { bodyOf } from '../../support/caller.js';
import { signIn, signInAs, type StaffCaller } from '../../support/staff.js';
import type { BrowserSite } from './browser-site.js';

const roles = ['officer', 'desk', 'technician', 'supervisor', 'administrator'] as const;

/** In a small office one person is everything: whoever sees all areas of the console. */
export async function everybodyInOne({ service }: BrowserSite): Promise<StaffCaller> {
  const administrator = await signInAs(service, 'administrator');
  const [username, first, own] = ['moi.viec', 'given by the administrator', 'chosen by the person'];
  const account = { username, displayName: 'Lê Thị Mọi Việc', roles, password: first };
  bodyOf(await administrator.post('/api/staff/accounts', account));
  const newcomer = await signIn(service, username, first);
  bodyOf(await newcomer.post('/api/staff/me/password', { oldPassword: first, newPassword: own }));
  return signIn(service, username, own);
}
