import { expect } from '@jest/globals';
import { bodyOf } from '../../support/caller.js';
import { birthRegistration, look, newOfficialCode } from '../../support/dossiers.js';
import { signInAs } from '../../support/staff.js';
import type { BrowserSite } from './browser-site.js';
import { visitTray } from './doors.js';

export interface WaitingResult {
  readonly id: string;
  readonly officialCode: string;
  readonly tray: string;
}

/** A result of the counter that an officer holds, registered for a phone. */
export async function resultInHand(
  { service }: BrowserSite,
  phone: string,
  more: object = {},
): Promise<Omit<WaitingResult, 'tray'>> {
  const officer = await signInAs(service, 'officer');
  const officialCode = newOfficialCode();
  const registration = await officer.post('/api/staff/dossiers', {
    origin: 'counter',
    procedureCode: birthRegistration,
    officialCode,
    phone,
    inHand: true,
    ...more,
  });
  return { id: bodyOf<{ id: string }>(registration).id, officialCode };
}

/** A result of the counter that an officer has put into a tray for a phone. */
export async function resultFor(site: BrowserSite, phone: string): Promise<WaitingResult> {
  const officer = await signInAs(site.service, 'officer');
  const { id, officialCode } = await resultInHand(site, phone);
  const opening = officer.post(`/api/staff/dossiers/${id}/opening`, { purpose: 'load' });
  const confirm = (operationId: string) =>
    officer.post(`/api/staff/door-operations/${operationId}/confirmation`, { confirmation: 'done' });
  expect(await visitTray(site, opening, { does: 'put', paper: `Result ${officialCode}` }, confirm)).toBe(
    'moved',
  );
  const { trayLabel } = await look(officer, id);
  if (trayLabel === null) throw new Error('The result lies in no tray');
  return { id, officialCode, tray: trayLabel };
}
