import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { qrTextOf } from '../../src/citizens/index.js';
import { minuteMs, secondMs } from '../../src/kernel/index.js';
import { waysOn, type TroubleKind } from '../../web/src/kiosk/conversation/troubles.js';
import { trouble as texts } from '../../web/src/kiosk/texts/vi/trouble.js';
import { newPhone } from '../support/citizens.js';
import { barriers } from './support/accessible.js';
import { citizenAt, kioskOn, landscape, portrait } from './support/kiosk.js';
import { misfits } from './support/layout.js';
import { resultFor } from './support/results.js';
import { scan } from './support/scanner.js';
import { browserScenes } from './support/scene.js';
import { Walk, walkMs } from './support/walk.js';

const scene = browserScenes();

/** What a reservation can be refused with; how each comes about stands in the other specs of the kiosk. */
const refusals: readonly (readonly [TroubleKind, number, string, object?])[] = [
  ['no_tray_free', 409, 'no_tray_free', { nextRunAt: '2026-11-23T06:30:00.000Z' }],
  ['other_door_open', 409, 'door_operation_pending', { openTrays: ['A07', 'B12'] }],
  ['tray_blocked', 409, 'tray_content_unknown'],
  ['cabinet_unreachable', 503, 'cabinet_unreachable'],
  ['power_failing', 503, 'power_failing'],
  ['unreachable', 503, 'service_unavailable'],
  ['too_many_requests', 429, 'too_many_requests', { limit: 'phone', retryAfterSeconds: 60 }],
  ['kiosk_at_limit', 429, 'too_many_requests', { limit: 'kiosk', retryAfterSeconds: 3600 }],
  ['site_at_limit', 429, 'too_many_requests', { limit: 'site', retryAfterSeconds: 86_400 }],
  ['phone_at_desk', 429, 'too_many_requests', { limit: 'phone', retryAfterSeconds: null }],
  ['factor_wrong', 403, 'pickup_factor_wrong', { triesLeft: 1 }],
  ['factor_exhausted', 403, 'pickup_factor_wrong', { triesLeft: 0 }],
  ['session_ended', 401, 'session_ended'],
  ['no_longer_offered', 422, 'procedure_not_depositable'],
  ['not_here', 404, 'not_found'],
  ['unexpected', 500, 'internal_error'],
];

const seen = new Set<TroubleKind>();

const operation: DoorOperationView = {
  id: '',
  trayLabel: 'A07',
  dossierId: null,
  purpose: 'deposit',
  authorisedAt: '2026-11-23T02:00:00.000Z',
  outcome: 'not_opened',
  outcomeReason: null,
  readyInMs: null,
  doorSeenOpen: false,
  door: 'closed',
  occupancy: 'absent',
  confirmation: 'nothing',
  leftOpen: 'none',
  settlement: null,
  settledAt: '2026-11-23T02:00:10.000Z',
};

const cooling = { outcomeReason: 'cooling_down', readyInMs: 64_400 } as const;

/** What of the overview is changed here. */
interface Overview {
  readonly power: string;
  readonly sms: string;
  readonly cabinets: readonly { readonly answers: boolean }[];
}

/** What the person sees when an opening has ended so. */
async function openingsEnd(page: Page, ...endings: readonly Partial<DoorOperationView>[]): Promise<void> {
  const operations = endings.map((ending, index) => ({
    ...operation,
    ...ending,
    id: `operation-${String(index)}`,
  }));
  let opened = 0;
  await page.route('**/opening', (route) => {
    opened += 1;
    return route.fulfill({ status: 201, json: operations[opened - 1] });
  });
  await page.route('**/api/kiosk/door-operations/*', (route) =>
    route.fulfill({ json: operations.find(({ id }) => route.request().url().endsWith(id)) }),
  );
}

describe('every failure fits and is accessible in every display', () => {
  scene(
    'before a tray opens',
    async (stage) => {
      const kiosk = await kioskOn(stage);
      const { page, watch } = kiosk;
      const citizen = citizenAt(stage.site, kiosk);
      const walk = new Walk(page);
      const at = async (kind: TroubleKind): Promise<void> => {
        await citizen.sees(texts.what[kind].title);
        seen.add(kind);
        await walk.at('trouble', kind);
      };
      await scan(page, `https://elsewhere.example/d/${'x'.repeat(22)}`);
      await at('no_such_page');
      await citizen.presses('Về màn hình đầu');
      await scan(page, qrTextOf('x'.repeat(22)));
      await citizen.types(newPhone());
      await citizen.presses('Tiếp tục');
      await at('pickup_qr_wrong');
      await citizen.presses('Về màn hình đầu');

      await citizen.choosesProcedure('Hộ tịch – Cư trú – Căn cước', 'Đăng ký khai sinh');
      let told: object = { delivery: 'undelivered' };
      await page.route('**/api/kiosk/codes/*', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...((await response.json()) as object), ...told } });
      });
      await citizen.types(newPhone());
      await citizen.presses('Gửi mã cho tôi');
      await at('message_undelivered');
      await citizen.presses('Sửa số');
      await citizen.presses('Xóa hết');
      told = { delivery: 'undelivered', way: 'call' };
      await citizen.types(citizen.pocket.phone);
      await citizen.presses('Gửi mã cho tôi');
      await at('call_unanswered');
      await citizen.readsCode();
      told = { delivery: 'failed' };
      await stage.site.advance(minuteMs);
      await citizen.presses('Nhận mã bằng tin nhắn');
      await at('sms_failed');
      await citizen.readsCode();
      await page.unroute('**/api/kiosk/codes/*');
      await stage.site.advance(minuteMs);
      await citizen.presses('Nhận mã mới');
      await citizen.sees('Nhập mã trong tin nhắn');
      await citizen.givesCode(await citizen.readsCode());
      await citizen.sees('Sẵn sàng mở khay');

      watch.expecting(/status of 50\d/);
      for (const [kind, status, code, facts] of refusals) {
        await page.route('**/api/kiosk/deposits', (route) =>
          route.fulfill({
            status,
            contentType: 'application/problem+json',
            body: JSON.stringify({ type: 'about:blank', title: code, status, code, ...facts }),
          }),
        );
        await citizen.presses('Mở khay');
        await at(kind);
        await page.unroute('**/api/kiosk/deposits');
        await citizen.presses('Quay lại');
        await citizen.sees('Sẵn sàng mở khay');
      }
      walk.end('trouble');
    },
    walkMs,
  );

  scene(
    'after a tray was to open',
    async (stage) => {
      const { site } = stage;
      const phone = newPhone();
      await resultFor(site, phone);
      const kiosk = await kioskOn(stage);
      const { page } = kiosk;
      const citizen = citizenAt(site, kiosk, phone);
      const walk = new Walk(page);
      const at = async (kind: TroubleKind): Promise<void> => {
        await citizen.sees(texts.what[kind].title);
        seen.add(kind);
        await walk.at('trouble', kind);
      };
      await citizen.preparesDeposit();
      await openingsEnd(
        page,
        { settlement: 'not_moved' },
        { settlement: 'not_moved', ...cooling },
        { settlement: 'not_moved', doorSeenOpen: true },
        { settlement: 'unverified', doorSeenOpen: true },
        { settlement: 'not_moved', purpose: 'pickup' },
        { settlement: 'not_moved', purpose: 'pickup', ...cooling },
        { settlement: 'not_moved', purpose: 'pickup', doorSeenOpen: true },
        { settlement: 'unverified', purpose: 'pickup', doorSeenOpen: true },
      );
      await citizen.presses('Mở khay');
      await at('lock_stuck_deposit');
      await citizen.presses('Mở khay khác');
      await at('lock_cools_deposit');
      await citizen.presses('Mở khay khác');
      await at('not_put_in');
      await citizen.presses('Mở lại khay');
      await at('unsure_deposit');
      await citizen.presses('Về màn hình đầu');

      await site.advance(minuteMs);
      await citizen.chooses('Nhận kết quả');
      await citizen.identifies();
      await citizen.presses('Mở khay');
      await at('lock_stuck_pickup');
      await citizen.presses('Xem hồ sơ đang chờ');
      await citizen.presses('Mở khay');
      await at('lock_cools_pickup');
      await citizen.presses('Mở lại khay');
      await at('not_taken');
      await citizen.presses('Mở lại khay');
      await at('unsure_pickup');
      walk.end('trouble');
      expect([...seen].sort()).toEqual(Object.keys(waysOn).sort());
    },
    walkMs,
  );

  scene(
    'of the whole kiosk, and the warning before everything is erased',
    async (stage) => {
      const kiosk = await kioskOn(stage);
      const { page, watch } = kiosk;
      const citizen = citizenAt(stage.site, kiosk);
      const walk = new Walk(page);
      const becomes = async (change: (overview: Overview) => Overview): Promise<void> => {
        await page.route('**/api/kiosk/overview', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, json: change((await response.json()) as Overview) });
        });
        await page.reload();
      };
      await becomes((overview) => ({ ...overview, power: 'failing' }));
      await citizen.sees(texts.stopped.power_failing.title);
      await walk.at('home', 'power failing');
      await page.unroute('**/api/kiosk/overview');
      await becomes(({ cabinets, ...overview }) => ({
        ...overview,
        cabinets: cabinets.map((cabinet) => ({ ...cabinet, answers: false })),
      }));
      await citizen.sees(texts.stopped.out_of_service.title);
      await walk.at('home', 'out of service');
      await page.unroute('**/api/kiosk/overview');
      await becomes((overview) => ({ ...overview, sms: 'failing' }));
      await page.getByText('mã xác nhận có thể không đến').waitFor();
      await walk.at('home', 'no messages');
      await page.unroute('**/api/kiosk/overview');

      await citizen.chooses('Nộp hồ sơ');
      await page.getByRole('button', { name: 'Chữ to' }).click();
      for (const viewport of [landscape, portrait]) {
        await page.setViewportSize(viewport);
        await page.clock.runFor(41 * secondMs);
        await page.getByRole('alertdialog').waitFor();
        walk.note([...(await misfits(page)), ...(await barriers(page))]);
        await citizen.presses('Tôi vẫn ở đây');
        await page.getByRole('alertdialog').waitFor({ state: 'detached' });
      }
      watch.expecting(/net::ERR_FAILED/);
      await page.getByRole('button', { name: 'Hủy' }).click();
      await page.route('**/api/kiosk/overview', (route) => route.abort());
      await page.clock.runFor(45 * secondMs);
      await citizen.sees(texts.stopped.unreachable.title);
      await walk.at('home', 'unreachable');
      walk.end('home');
    },
    walkMs,
  );
});
