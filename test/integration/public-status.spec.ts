import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';

let world: DossierWorld;
let anyone: Caller;

beforeAll(async () => {
  world = await DossierWorld.start();
  anyone = callerWith(world.service, {});
});

afterAll(async () => {
  await world.stop();
});

interface Page {
  readonly slipUrl: string | null;
}

async function reserved(): Promise<{ id: string; path: string; deposit: () => Promise<unknown> }> {
  const citizen = await world.depositor();
  const id = await world.reserve(citizen, { holderName: 'Lê Văn Cam' });
  const { statusUrl } = bodyOf<{ statusUrl: string }>(await citizen.get(`/api/kiosk/deposits/${id}`));
  const path = `/api/public/dossiers/${statusUrl.split('/d/')[1] ?? ''}`;
  return { id, path, deposit: () => world.atKiosk(citizen, 'deposits', id, 'puts in') };
}

describe('a citizen’s status page', () => {
  it('says where the dossier stands and what to do next, from its deposit to the officer’s hands', async () => {
    const { id, path, deposit } = await reserved();
    const read = async () => (await anyone.get(path)).body as object;
    expect(await read()).toMatchObject({
      state: 'reserved',
      nextStep: { vi: expect.stringContaining('bỏ phong bì') },
      where: { place: 'citizen', name: null },
      slipUrl: null,
      fetchUntil: null,
      at: world.service.clock.now().toISOString(),
      desk: { name: { vi: expect.any(String) }, address: expect.any(String) },
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    await deposit();
    expect(await read()).toMatchObject({
      state: 'deposited',
      where: { place: 'cabinet', name: { en: 'Cabinet A (left)' } },
      slipUrl: `${path}/slip`,
    });
    await world.collect(id);
    const missingPapers = ['Giấy chứng sinh'];
    await world.command(id, 'request-supplement', { missingPapers });
    expect(await read()).toMatchObject({
      state: 'supplement_needed',
      missingPapers,
      where: { place: 'officer', name: null },
    });
    await world.asOfficer(id, { purpose: 'load' }, 'puts in');
    expect(await read()).toMatchObject({
      state: 'loaded',
      contents: 'application',
      nextStep: { vi: expect.stringContaining('lấy lại hồ sơ') },
      fetchUntil: '2026-11-26T02:00:00.000Z',
    });
    await world.command(id, 'withdraw', { reason: 'Công dân xin rút' });
    expect(await read()).toMatchObject({ state: 'withdrawn', fetchUntil: null });
  });

  it('says that nobody is certain, and names no place then', async () => {
    const citizen = await world.depositor();
    const other = await world.reserve(citizen);
    const { statusUrl } = bodyOf<{ statusUrl: string }>(await citizen.get(`/api/kiosk/deposits/${other}`));
    await world.leaveUnverified(citizen, `/api/kiosk/deposits/${other}/opening`, {}, 'puts in');
    const uncertain = await anyone.get(`/api/public/dossiers/${statusUrl.split('/d/')[1] ?? ''}`);
    expect(uncertain.body).toMatchObject({
      text: { vi: 'Cán bộ đang kiểm tra khay. Xin xem lại sau.' },
      where: { place: 'unknown', name: null },
    });
  });

  it('has nothing on it about the person, nor which tray, and stays in no cache', async () => {
    const { path, deposit } = await reserved();
    await deposit();
    const page = await anyone.get(path);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(page.body)).not.toMatch(/Cam|09\d|[AB]\d\d"|phone":"09|tray/i);
  });

  it('gives the slip once the envelope lies in its tray', async () => {
    const { path, deposit } = await reserved();
    const early = await anyone.get(`${path}/slip`);
    expect([early.status, early.body]).toMatchObject([409, { code: 'transition_not_legal' }]);
    await deposit();
    const { slipUrl } = (await anyone.get(path)).body as Page;
    const slip = await anyone.get(slipUrl ?? '');
    expect([slip.status, slip.headers['content-type'], slip.headers['cache-control']]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ]);
    expect((slip.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each(['AAAAAAAAAAAAAAAAAAAAAA', 'short', 'A'.repeat(90)])('does not exist for %s', async (token) => {
    for (const path of [`/api/public/dossiers/${token}`, `/api/public/dossiers/${token}/slip`]) {
      const answer = await anyone.get(path);
      expect([answer.status, answer.body]).toMatchObject([404, { code: 'not_found' }]);
    }
  });
});
