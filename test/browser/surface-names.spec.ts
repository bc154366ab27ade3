import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ensureDemoKiosk } from '../../src/citizens/index.js';
import { kioskCookie, staffCookie } from '../../src/platform/index.js';
import { launchChromium } from '../chromium/index.js';
import { demoAccounts } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { unpackedChromium } from './support/browser-site.js';
import { portrait } from './support/kiosk.js';

/**
 * Kiosk and console on names of their own, with the kiosk's own screen between them. A browser takes every name below
 * `localhost` for this machine (RFC 6761, 6.3). The port must be known before there is a service, so somebody stands in front.
 */
let front: Server;
let service: TestService;
let browser: Browser;
let port: number;

/** No bridge answers here: once the kiosk has heard of that, its screen changes no more while somebody presses a key on it. */
const screenOfTheKiosk = (page: Page) => page.getByRole('heading', { name: 'Tủ tạm ngừng phục vụ' });

const at = (name: string): string => `http://${name}:${port}`;

beforeAll(async () => {
  front = createServer((socket) => {
    const behind = connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.pipe(behind).pipe(socket);
    for (const end of [socket, behind]) end.on('error', () => [socket, behind].map((one) => one.destroy()));
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  port = (front.address() as AddressInfo).port;
  const names = {
    PUBLIC_BASE_URL: at('localhost'),
    KIOSK_BASE_URL: at('tu.localhost'),
    STAFF_BASE_URL: at('canbo.localhost'),
  };
  [service, browser] = await Promise.all([startTestService({}, names), launchChromium(unpackedChromium())]);
});

afterAll(async () => {
  await Promise.all([browser.close(), service.stop()]);
  await new Promise((resolve) => front.close(resolve));
});

it('the kiosk’s screen leads to the console’s own name and back, and neither sees what the other keeps', async () => {
  const { database, options } = service;
  const made = await database.transaction((transaction) => ensureDemoKiosk(transaction, options.randomness));
  const accounts = await demoAccounts(service);
  const technician = accounts.find(({ role }) => role === 'technician');
  const context = await browser.newContext({ viewport: portrait, hasTouch: true });
  const page = await context.newPage();

  await page.goto(`${at('tu.localhost')}/kiosk#credential=${made?.credential ?? ''}`);
  await screenOfTheKiosk(page).waitFor();
  const toConsole = async (): Promise<void> => {
    await page.getByRole('button', { name: /Lối vào cho cán bộ/ }).press('Enter');
    await page.waitForURL(`${at('canbo.localhost')}/staff?kiosk`);
  };
  await toConsole();
  await page.getByRole('button', { name: 'Về màn hình của người dân' }).click();
  await page.waitForURL(`${at('tu.localhost')}/kiosk`);
  await screenOfTheKiosk(page).waitFor();

  await toConsole();
  await page.getByLabel('Tên đăng nhập').fill(technician?.username ?? '');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(technician?.password ?? '');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('heading', { name: 'Đăng nhập cán bộ' }).waitFor({ state: 'detached' });
  const kept = (await context.cookies()).map(({ name, domain }) => [name, domain]);
  expect(kept.toSorted()).toEqual([
    [kioskCookie.name, 'tu.localhost'],
    [staffCookie.name, 'canbo.localhost'],
  ]);
  await context.close();
});
