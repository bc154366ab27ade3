import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { enterAsCitizen, messagesTo } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { look } from '../support/dossiers.js';
import { until } from '../support/until.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly statusUrl: string;
  readonly closedAt: string | null;
}

const visitor = (phone: string) => enterAsCitizen(world.service, world.kiosk, phone, 'lookup');

async function lookUp(phone: string): Promise<readonly Seen[]> {
  const citizen = await visitor(phone);
  return bodyOf<{ dossiers: Seen[] }>(await citizen.get('/api/kiosk/dossiers')).dossiers;
}

async function fetched(phone: string): Promise<string> {
  const id = await world.loadedResult(phone);
  await world.atKiosk(await world.fetcher(phone), 'pickups', id, 'takes out');
  return id;
}

describe('looking up at the kiosk', () => {
  it('shows what the phone has here in plain words, the newest first, and nobody else’s', async () => {
    const phone = world.newPhone();
    const deposited = await world.deposit(phone);
    world.service.clock.advance(1000);
    const loaded = await world.loadedResult(phone);
    await world.deposit();
    const { depositNumber } = await look(world.officer, deposited);

    const seen = await lookUp(phone);
    expect(seen).toMatchObject([
      {
        id: loaded,
        state: 'loaded',
        text: { vi: 'Đang chờ nhận tại tủ.' },
        officialCode: expect.stringMatching(/^T\./),
        where: { place: 'cabinet', name: { vi: 'Tủ A (bên trái)' } },
        fetchUntil: '2026-11-26T02:00:01.000Z',
        slipUrl: null,
        closedAt: null,
      },
      {
        id: deposited,
        state: 'deposited',
        depositNumber,
        procedureName: { vi: expect.stringContaining('khai sinh') },
        fetchUntil: null,
        slipUrl: expect.stringMatching(/^\/api\/public\/dossiers\/[\w-]{22}\/slip$/),
      },
    ]);
    for (const { statusUrl } of seen) expect(statusUrl).toMatch(/^http.*\/d\/[\w-]{22}$/);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`"trayLabel"|${phone.slice(-6)}`));
  });

  it('forgets what was closed more than thirty days ago, and then sends no code', async () => {
    const phone = world.newPhone();
    const id = await fetched(phone);
    expect((await lookUp(phone)).map((seen) => seen.id)).toEqual([id]);
    world.service.clock.advance(30 * dayMs - 1000);
    expect((await lookUp(phone)).map((seen) => seen.id)).toEqual([id]);
    const citizen = await visitor(phone);
    world.service.clock.advance(1000);
    expect(bodyOf<{ dossiers: Seen[] }>(await citizen.get('/api/kiosk/dossiers')).dossiers).toEqual([]);

    const before = messagesTo(world.service, phone).length;
    const asked = await world.kiosk.post('/api/kiosk/codes', { phone, purpose: 'lookup' });
    await until('the code is withheld', async () => {
      const rows = await world.service.database.dataSource.query<{ delivery: string }[]>(
        'SELECT delivery FROM citizen_code WHERE id = $1',
        [bodyOf<{ codeId: string }>(asked).codeId],
      );
      return rows[0]?.delivery === 'withheld';
    });
    expect(messagesTo(world.service, phone)).toHaveLength(before);
    await world.signInAgain();
  });

  it('opens no tray, and other sessions look nothing up', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    const citizen = await visitor(phone);
    const refused = await citizen.post(`/api/kiosk/pickups/${id}/opening`);
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'forbidden' }]);
    const other = await world.fetcher(phone);
    expect((await other.get('/api/kiosk/dossiers')).status).toBe(403);
  });
});

describe('a request for a code to look something up', () => {
  it('looks the same whether there is anything or not', async () => {
    const known = world.newPhone();
    await world.deposit(known);
    const shown: string[] = [];
    for (const phone of [known, world.newPhone()]) {
      const asked = await world.kiosk.post('/api/kiosk/codes', { phone, purpose: 'lookup' });
      const { codeId } = bodyOf<{ codeId: string }>(asked);
      await until('the job of the code has run', async () => {
        const rows: unknown[] = await world.service.database.dataSource.query(
          `SELECT 1 FROM citizen_code WHERE id = $1 AND delivery <> 'waiting'`,
          [codeId],
        );
        return rows.length > 0;
      });
      const later = await world.kiosk.get(`/api/kiosk/codes/${codeId}`);
      const text = JSON.stringify([asked.status, asked.body, later.status, later.body]);
      shown.push(text.replaceAll(codeId, 'id').replaceAll(`xxx ${phone.slice(-3)}`, 'xxx'));
    }
    expect(shown[0]).toBe(shown[1]);
    expect(shown[0]).toContain('"delivery":"undisclosed"');
  });
});
