import { CitizenAtKiosk, type Pocket } from '../../screens/citizen-at-kiosk.js';
import { newPhone, provisionKiosk } from '../../support/citizens.js';
import { until } from '../../support/until.js';
import type { BrowserSite } from './browser-site.js';
import type { Opened, Stage } from './stage.js';

export const portrait = { width: 1080, height: 1920 };
export const landscape = { width: 1280, height: 800 };

/** A kiosk as the technician leaves it: its browser knows by a cookie which kiosk it is. */
export async function kioskOn(stage: Stage, viewport = portrait): Promise<Opened> {
  const { credential } = await provisionKiosk(stage.site.service);
  const kiosk = await stage.browser({ viewport, hasTouch: true });
  await kiosk.page.goto(`/kiosk#credential=${credential}`);
  await kiosk.page.getByRole('heading', { name: 'Xin chào! Quý vị cần làm gì?' }).waitFor();
  return kiosk;
}

/** A citizen with a phone of their own, unless given another. */
export function citizenAt(site: BrowserSite, { page }: Opened, phone = newPhone()): CitizenAtKiosk {
  return new CitizenAtKiosk(page, pocketOf(site, phone));
}

function pocketOf(site: BrowserSite, phone: string): Pocket {
  let read = site.messagesTo(phone).length;
  return {
    phone,
    nextMessage: async () => {
      await until(`message ${read + 1} to the phone`, () => site.messagesTo(phone).length > read);
      const message = site.messagesTo(phone)[read] ?? '';
      read += 1;
      return message;
    },
  };
}
