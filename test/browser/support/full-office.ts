import { bodyOf } from '../../support/caller.js';
import { newPhone, provisionKiosk } from '../../support/citizens.js';
import { command, look } from '../../support/dossiers.js';
import { giveKey, letPartnerIn } from '../../support/partners.js';
import { closeAnyhow, openRun } from '../../support/runs.js';
import { signInAs, type StaffCaller } from '../../support/staff.js';
import type { BrowserSite } from './browser-site.js';
import { depositAt, type WaitingDeposit } from './deposits.js';
import { visitTray } from './doors.js';
import { resultFor, resultInHand } from './results.js';
import { everybodyInOne } from './small-office.js';

/** What is on the screens of a site that is at work: on every list something, and something amiss. */
export interface FullOffice {
  readonly person: StaffCaller;
  /** In the officer's hands, in the run that is open. */
  readonly collected: WaitingDeposit;
  /** Through many hands, now at the desk. */
  readonly atDesk: { readonly id: string; readonly officialCode: string };
  /** Out of service. */
  readonly brokenTray: string;
  readonly closedRunId: string;
  readonly auditId: string;
  /** Another office's system, with a key. */
  readonly partnerId: string;
}

export async function fillOffice(site: BrowserSite): Promise<FullOffice> {
  const { service } = site;
  await provisionKiosk(service, 'Tủ trước cổng');
  const person = await everybodyInOne(site);
  const collected = await depositAt(site, { wish: { holderName: 'Nguyễn Thị Hoa' } });
  await depositAt(site);
  await resultFor(site, newPhone());
  await resultInHand(site, newPhone(), { lowTray: true, holderName: 'Trần Văn Bảy' });
  const atDesk = await resultInHand(site, newPhone(), { holderName: 'Phạm Quốc Cường' });
  await command(await signInAs(service, 'officer'), atDesk.id, 'send-to-desk');
  await command(await signInAs(service, 'desk'), atDesk.id, 'receive-at-desk');
  const brokenTray = 'B07';
  bodyOf(
    await person.post(`/api/staff/trays/${brokenTray}/out-of-service`, { reason: 'Cửa đóng không khít' }),
  );
  const closedRunId = (await openRun(person)).id;
  await closeAnyhow(person, closedRunId);
  const run = await openRun(person);
  const [item] = run.lists.collect.filter(({ dossier }) => dossier?.id === collected.id);
  if (!item) throw new Error('The run does not collect the deposit');
  const opening = person.post(`/api/staff/runs/${run.id}/items/${item.id}/opening`);
  await visitTray(site, opening, { does: 'take' });
  const { id: auditId } = bodyOf<{ id: string }>(await person.post('/api/staff/audits', { cabinetId: 'A' }));
  await look(person, atDesk.id);
  const { id: partnerId } = await letPartnerIn(person, { name: 'Hệ thống một cửa của tỉnh' });
  await giveKey(person, partnerId);
  return { person, collected, atDesk, brokenTray, closedRunId, auditId, partnerId };
}
