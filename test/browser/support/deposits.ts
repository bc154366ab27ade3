import { expect } from '@jest/globals';
import { bodyOf } from '../../support/caller.js';
import { enterAsCitizen, newPhone, provisionKiosk } from '../../support/citizens.js';
import { birthRegistration } from '../../support/dossiers.js';
import type { BrowserSite } from './browser-site.js';
import { visitTray } from './doors.js';

export interface WaitingDeposit {
  readonly id: string;
  readonly depositNumber: string;
  readonly tray: string;
  /** The address in the slip's QR code. */
  readonly statusUrl: string;
  readonly phone: string;
  readonly paper: string;
}

/** An envelope that a citizen has put into a tray. */
export async function depositAt(
  site: BrowserSite,
  { phone = newPhone(), wish = {} }: { readonly phone?: string; readonly wish?: object } = {},
): Promise<WaitingDeposit> {
  const citizen = await enterAsCitizen(site.service, await provisionKiosk(site.service), phone, 'deposit');
  const body = { procedureCode: birthRegistration, ...wish };
  const { id, trayLabel } = bodyOf<{ id: string; trayLabel: string }>(
    await citizen.post('/api/kiosk/deposits', body),
  );
  const paper = `Envelope of ${phone}`;
  const opening = citizen.post(`/api/kiosk/deposits/${id}/opening`);
  expect(await visitTray(site, opening, { does: 'put', paper })).toBe('moved');
  const { depositNumber, statusUrl } = bodyOf<{ depositNumber: string; statusUrl: string }>(
    await citizen.get(`/api/kiosk/deposits/${id}`),
  );
  return { id, depositNumber, statusUrl, tray: trayLabel, phone, paper };
}
