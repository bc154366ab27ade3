import type { Album } from './album.js';
import type { Scenery } from './story.js';
import type { Visitors } from './visitors.js';

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1280, height: 800 };
const tablet = { width: 1024, height: 768 };
const phone = { width: 360, height: 740 };

/** Takes every picture that the README and the documents show. */
export async function takePictures(visitors: Visitors, album: Album, { statusPage }: Scenery): Promise<void> {
  for (const [name, viewport] of [
    ['kiosk-home-portrait', portrait],
    ['kiosk-home-landscape', landscape],
  ] as const) {
    const page = await visitors.kiosk(viewport);
    await page.goto('/kiosk');
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).waitFor();
    await album.keep(name, page);
  }

  const console = await visitors.staff('officer', tablet);
  await console.goto('/staff/today');
  await console.getByRole('heading', { level: 1 }).waitFor();
  await album.keep('staff-today', console);
  await console.goto('/staff/trays');
  await console.getByText('A01').first().waitFor();
  await album.keep('staff-trays', console);

  const citizen = await visitors.anybody(phone, true);
  await citizen.goto(statusPage);
  await citizen.getByText('Đã nhận phong bì').waitFor();
  await album.keep('phone-status', citizen);
}
