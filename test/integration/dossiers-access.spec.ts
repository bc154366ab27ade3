import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseVietnameseMobile } from '../../src/kernel/index.js';
import { bodyOf, callerWith } from '../support/caller.js';
import { enterAsCitizen, provisionKiosk } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, look, newOfficialCode, whereIs } from '../support/dossiers.js';
import { EventReader } from '../support/event-reader.js';
import { signInAs } from '../support/staff.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

/** A procedure of the catalogue of which this holds. */
async function procedureWith(condition: string): Promise<string> {
  const [row] = await world.service.database.dataSource.query<{ code: string }[]>(
    `SELECT code FROM procedure WHERE ${condition} ORDER BY code LIMIT 1`,
  );
  if (!row) throw new Error(`The catalogue has no procedure with ${condition}`);
  return row.code;
}

function registration(procedureCode: string, more: object = {}) {
  const officialCode = newOfficialCode();
  return { origin: 'counter', procedureCode, officialCode, phone: world.newPhone(), ...more };
}

describe('a citizen', () => {
  it('sees and opens only what belongs to the own session', async () => {
    const phone = world.newPhone();
    const citizen = await world.depositor(phone);
    const id = await world.reserve(citizen);
    const kiosk = await provisionKiosk(world.service, 'Other');
    // Even the same phone: what was begun in one session is not finished in another.
    const other = await enterAsCitizen(world.service, kiosk, phone, 'deposit');
    const operation = await world.atKiosk(citizen, 'deposits', id, 'puts in');
    const requests = [
      other.get(`/api/kiosk/deposits/${id}`),
      other.post(`/api/kiosk/deposits/${id}/opening`),
      other.get(`/api/kiosk/door-operations/${operation.id}`),
      other.post(`/api/kiosk/door-operations/${operation.id}/confirmation`, { confirmation: 'done' }),
    ];
    for (const request of requests) {
      const answer = await request;
      expect([answer.status, answer.body]).toMatchObject([404, { code: 'not_found' }]);
    }
    const own = await citizen.get(`/api/kiosk/door-operations/${operation.id}`);
    expect(own.body).toMatchObject({ settlement: 'moved' });
  });

  it('cannot fetch what waits for another phone, nor learn that it exists', async () => {
    const [mine, theirs] = [world.newPhone(), world.newPhone()];
    await world.loadedResult(mine);
    const foreign = await world.loadedResult(theirs);
    const fetcher = await world.fetcher(mine);
    const refused = await fetcher.post(`/api/kiosk/pickups/${foreign}/opening`);
    const unknown = await fetcher.post('/api/kiosk/pickups/4f6f8f0a-98b9-4a4c-8a83-2a8b8d3f0f11/opening');
    expect(refused.status).toBe(404);
    expect(refused.body).toEqual(unknown.body);
  });

  it('opens one tray at a time', async () => {
    const phone = world.newPhone();
    const [first, second] = [await world.loadedResult(phone), await world.loadedResult(phone)];
    const fetcher = await world.fetcher(phone);
    const opened = bodyOf<{ trayLabel: string }>(await fetcher.post(`/api/kiosk/pickups/${first}/opening`));
    const refused = await fetcher.post(`/api/kiosk/pickups/${second}/opening`);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'door_operation_pending' }]);
    await world.bridge.use(opened.trayLabel, 'takes out');
  });

  it('gets a clear answer to fields that do not exist', async () => {
    const citizen = await world.depositor();
    const wish = { procedureCode: birthRegistration, trayLabel: 'A01' };
    const refused = await citizen.post('/api/kiosk/deposits', wish);
    expect([refused.status, refused.body]).toMatchObject([400, { code: 'validation_failed' }]);
  });
});

describe('a department', () => {
  it('sees and acts on its own dossiers only', async () => {
    const own = bodyOf<{ id: string }>(
      await world.officer.post('/api/staff/dossiers', registration(birthRegistration)),
    );
    const foreignProcedure = await procedureWith(`fetchable AND department_code = 'land-registry'`);
    const foreign = bodyOf<{ id: string }>(
      await world.officer.post('/api/staff/dossiers', registration(foreignProcedure)),
    );
    const found = bodyOf<{ dossiers: { id: string }[] }>(
      await world.department.get('/api/staff/dossiers?state=result_ready'),
    );
    expect(found.dossiers.map(({ id }) => id)).toContain(own.id);
    expect(found.dossiers.map(({ id }) => id)).not.toContain(foreign.id);
    expect((await world.department.get(`/api/staff/dossiers/${own.id}`)).status).toBe(200);
    for (const request of [
      world.department.get(`/api/staff/dossiers/${foreign.id}`),
      world.department.get(`/api/staff/dossiers/${foreign.id}/history`),
      world.department.post(`/api/staff/dossiers/${foreign.id}/finish`),
    ]) {
      expect((await request).body).toMatchObject({ code: 'not_found' });
    }
  });

  it('registers no results, and an agency only its own', async () => {
    const refused = await world.department.post('/api/staff/dossiers', registration(birthRegistration));
    expect(refused.body).toMatchObject({ code: 'forbidden' });
    const agency = await signInAs(world.service, 'agency');
    const notIts = await agency.post('/api/staff/dossiers', registration(birthRegistration));
    expect(notIts.body).toMatchObject({ code: 'forbidden' });
    const idCard = await procedureWith('agency_code IS NOT NULL');
    const itsOwn = await agency.post('/api/staff/dossiers', registration(idCard, { origin: 'agency' }));
    expect(itsOwn.body).toMatchObject({ state: 'result_ready', custody: 'agency', contents: 'result' });
  });
});

describe('staff', () => {
  it('see phones masked, and in full only who must call', async () => {
    const phone = world.newPhone();
    const id = await world.resultInHand(phone);
    const seen = await world.officer.get(`/api/staff/dossiers/${id}`);
    expect(JSON.stringify(seen.body)).not.toContain(phone.slice(1));
    const full = await world.officer.get(`/api/staff/dossiers/${id}/phone`);
    expect(parseVietnameseMobile(bodyOf<{ phone: string }>(full).phone)).toBe(parseVietnameseMobile(phone));
    const refused = await world.department.get(`/api/staff/dossiers/${id}/phone`);
    expect(refused.body).toMatchObject({ code: 'forbidden' });
  });

  it('find dossiers by number, code, phone, name and tray', async () => {
    const phone = world.newPhone();
    const body = registration(birthRegistration, { phone, holderName: 'Trần Thị Bưởi', inHand: true });
    const { id } = bodyOf<{ id: string }>(await world.officer.post('/api/staff/dossiers', body));
    const { trayLabel } = await world.asOfficer(id, { purpose: 'load' }, 'puts in');
    for (const search of [
      { officialCode: body.officialCode },
      { phone },
      { name: 'thị bưởi' },
      { trayLabel },
      { phone, open: true, pageSize: 1 },
    ]) {
      const found = await world.officer.post('/api/staff/dossiers/searches', search);
      const page = bodyOf<{ dossiers: { id: string }[]; total: number }>(found);
      expect([page.dossiers.map((dossier) => dossier.id), page.total]).toEqual([[id], 1]);
    }
    const nothing = await world.officer.post('/api/staff/dossiers/searches', { phone, open: false });
    expect(nothing.body).toMatchObject({ dossiers: [], total: 0 });
  });

  it('cannot give two dossiers one official code', async () => {
    const body = registration(birthRegistration);
    bodyOf(await world.officer.post('/api/staff/dossiers', body));
    const second = await world.officer.post('/api/staff/dossiers', body);
    expect([second.status, second.body]).toMatchObject([409, { code: 'official_code_taken' }]);
  });

  it('are told what is legal when a command is not', async () => {
    const id = await world.resultInHand(world.newPhone());
    const refused = await world.officer.post(`/api/staff/dossiers/${id}/accept`, {
      officialCode: newOfficialCode(),
    });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'transition_not_legal', state: 'result_ready', legalCommands: ['send_to_desk', 'withdraw'] },
    ]);
  });

  it('get trays suggested beside their like, and cannot take a tray that is not free', async () => {
    const loaded = await world.loadedResult(world.newPhone());
    const { trayLabel: taken } = await look(world.officer, loaded);
    const id = await world.resultInHand(world.newPhone());
    const { suggestions } = bodyOf<{ suggestions: { dossierId: string; trayLabel: string | null }[] }>(
      await world.officer.get('/api/staff/load-suggestions'),
    );
    const mine = suggestions.find(({ dossierId }) => dossierId === id);
    expect(mine?.trayLabel).toMatch(/^[A-Z]\d{2}$/);
    expect(mine?.trayLabel).not.toBe(taken);
    const opening = { purpose: 'load', trayLabel: taken };
    const refused = await world.officer.post(`/api/staff/dossiers/${id}/opening`, opening);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'tray_not_free' }]);
    expect(await whereIs(world.officer, id)).toBe('result_ready officer');
    const load = await world.asOfficer(id, { purpose: 'load' }, 'puts in');
    expect(load.trayLabel).toBe(mine?.trayLabel);
  });

  it('take trays out of service and bring them back; a technician does not see whose papers they hold', async () => {
    const id = await world.loadedResult(world.newPhone());
    const { trayLabel } = await look(world.officer, id);
    const technician = await signInAs(world.service, 'technician');
    const path = `/api/staff/trays/${trayLabel ?? ''}`;
    expect((await technician.get(path)).body).toMatchObject({ holds: 'papers', dossierId: null });
    expect((await world.officer.get(path)).body).toMatchObject({ dossierId: id, door: 'closed' });
    const out = await technician.post(`${path}/out-of-service`, { reason: 'Khóa bị kẹt' });
    expect(out.body).toMatchObject({ inService: false, outOfServiceReason: { vi: 'Khóa bị kẹt' } });
    const back = await technician.post(`${path}/in-service`);
    expect(back.body).toMatchObject({ inService: true, outOfServiceReason: null });
    const list = bodyOf<{ trays: object[] }>(await technician.get('/api/staff/trays'));
    expect(list.trays).toHaveLength(90);
  });
});

describe('the first screen of a kiosk', () => {
  it('shows free trays, the next run and the desk', async () => {
    interface Overview {
      readonly cabinets: readonly { answers: boolean; free: { small: number; large: number; low: number } }[];
      readonly nextRunAt: string;
    }
    const free = ({ cabinets }: Overview) =>
      cabinets.reduce((sum, cabinet) => sum + cabinet.free.small + cabinet.free.large, 0);
    const before = bodyOf<Overview>(await world.kiosk.get('/api/kiosk/overview'));
    const citizen = await world.depositor();
    await world.reserve(citizen);
    const after = bodyOf<Overview>(await world.kiosk.get('/api/kiosk/overview'));
    expect(before.cabinets.map(({ answers }) => answers)).toEqual([true, true]);
    expect(free(after)).toBe(free(before) - 1);
    expect(after.nextRunAt).toBe('2026-11-23T06:30:00.000Z');
  });
});

describe('the page behind the link', () => {
  it('says where the dossier stands, and nothing about the person', async () => {
    const phone = world.newPhone();
    const citizen = await world.depositor(phone);
    const id = await world.reserve(citizen, { holderName: 'Lê Văn Cam' });
    const { statusUrl } = bodyOf<{ statusUrl: string }>(await citizen.get(`/api/kiosk/deposits/${id}`));
    const token = /\/d\/([\w-]{22})$/.exec(statusUrl)?.[1] ?? '';
    const anyone = callerWith(world.service, {});
    const page = await anyone.get(`/api/public/dossiers/${token}`);
    expect(page.body).toMatchObject({ state: 'reserved', text: { vi: 'Đã giữ khay, chờ bỏ phong bì vào.' } });
    expect(JSON.stringify(page.body)).not.toMatch(new RegExp(`Cam|${phone.slice(-6)}|"trayLabel"`));
    const stored: unknown[] = await world.service.database.dataSource.query(
      'SELECT 1 FROM dossier WHERE id = $1 AND position($2 in dossier::text) > 0',
      [id, token],
    );
    expect(stored).toEqual([]);
  });
});

describe('live events', () => {
  it('tell staff of dossiers and kiosks of doors only', async () => {
    const { url } = world.service;
    const staff = await EventReader.open(`${url}/api/staff/events`, {
      authorization: `Bearer ${world.officer.token}`,
    });
    const kiosk = await EventReader.open(`${url}/api/kiosk/events`, {
      'x-kiosk-credential': world.kiosk.credential,
    });
    const id = await world.deposit();
    const { trayLabel } = await look(world.officer, id);
    await staff.has('dossier', { id, event: 'envelope_received', state: 'deposited' });
    await kiosk.has('door_operation', { tray: trayLabel, settlement: 'moved' });
    await Promise.all([staff.close(), kiosk.close()]);
    expect(kiosk.events.map(({ type }) => type)).not.toContain('dossier');
    expect(JSON.stringify(kiosk.events)).not.toContain(id);
  });

  it.each(['/api/staff/events', '/api/kiosk/events'])(
    'are told to nobody who does not prove who asks: %s',
    async (path) => {
      const answer = await callerWith(world.service, {}).get(path);
      expect([answer.status, answer.body]).toMatchObject([401, { code: 'unauthenticated' }]);
    },
  );
});
