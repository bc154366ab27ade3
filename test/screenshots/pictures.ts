import type { Page } from 'playwright-core';
import { CitizenAtKiosk } from '../screens/citizen-at-kiosk.js';
import { Citizen } from '../tour/citizen.js';
import { Staff } from '../tour/staff.js';
import type { World } from '../tour/world.js';
import type { Album } from './album.js';
import type { Scenery } from './story.js';
import type { Visitors } from './visitors.js';

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1280, height: 800 };
const tablet = { width: 1024, height: 768 };
const desktop = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };

interface Place {
  readonly world: World;
  readonly visitors: Visitors;
  readonly album: Album;
  readonly scenery: Scenery;
}

/** Takes every picture that the README and the documents show. */
export async function takePictures(place: Place): Promise<void> {
  await kioskPictures(place);
  await consolePictures(place);
  await phonePicture(place);
}

async function kioskPictures({ world, visitors, album }: Place): Promise<void> {
  const atHome = async (page: Page): Promise<void> => {
    await page.getByRole('heading', { name: 'Xin chào! Quý vị cần làm gì?' }).waitFor();
    // Before the service has answered there is nothing below the three actions.
    await page.getByText('Khay còn trống').waitFor();
  };
  const lying = await visitors.kiosk(landscape);
  await lying.goto('/kiosk');
  await atHome(lying);
  await album.keep('kiosk-home-landscape', lying);

  const standing = await visitors.kiosk(portrait);
  await standing.goto('/kiosk');
  await atHome(standing);
  await album.keep('kiosk-home-portrait', standing);

  const citizen = new CitizenAtKiosk(standing, new Citizen(world, 'Ngô Thị Xuân'));
  await citizen.preparesDeposit();
  const tray = await citizen.opensTray();
  await album.keep('kiosk-tray-open', standing);
  const playing = await visitors.anybody(desktop);
  await playing.goto('/simulator');
  await playing
    .getByRole('button', { name: new RegExp(tray) })
    .first()
    .waitFor();
  await album.keep('virtual-cabinet', playing);
  await world.simulator.put(tray, 'Envelope in the picture');
  await world.simulator.close(tray);
  await citizen.sees('Đã nhận phong bì');
}

async function consolePictures({ world, visitors, album }: Place): Promise<void> {
  const page = await visitors.staff('officer', tablet);
  for (const [name, address, seen] of [
    ['staff-today', '/staff/today', 'Hôm nay'],
    ['staff-trays', '/staff/trays', 'A01'],
  ] as const) {
    await page.goto(address);
    await page.getByText(seen).first().waitFor();
    await page.locator('main', { hasNotText: 'Đang tải…' }).waitFor();
    await album.keep(name, page);
  }
  const officer = await Staff.signIn(world, 'officer');
  await officer.openRun();
  await page.goto('/staff/run');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page
    .getByText(/G-\d{6}-\d{4}/)
    .first()
    .waitFor();
  await album.keep('staff-run', page);
}

async function phonePicture({ visitors, album, scenery }: Place): Promise<void> {
  const page = await visitors.anybody(phone, true);
  await page.goto(scenery.statusPage);
  await page.getByText('Đã nhận phong bì').waitFor();
  await album.keep('phone-status', page);
}
