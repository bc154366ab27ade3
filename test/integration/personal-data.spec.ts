import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { StatusLinks } from '../../src/dossiers/index.js';
import { ErasePersons } from '../../src/dossiers/sweeps/erase-persons.js';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { askForCode } from '../support/citizens.js';
import { tablesWith } from '../support/database-dump.js';
import { DossierWorld } from '../support/dossier-world.js';
import { command, look, newOfficialCode, whereIs } from '../support/dossiers.js';
import { hasJustProved } from '../support/staff.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

/** Where the database has a phone or a name in clear, in any way they are written. */
async function whereInClear(phone: string, ...names: string[]): Promise<string[]> {
  const written = [phone.slice(1), `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`];
  const found: string[] = [];
  for (const text of [...written, ...names]) {
    found.push(...(await tablesWith(world.service.databaseUrl, text)).map((table) => `${text} in ${table}`));
  }
  return found;
}

describe('the life of a dossier', () => {
  it('leaves phone and name nowhere in the database in clear', async () => {
    const [phone, name] = [world.newPhone(), 'Nguyễn Thị Thanh Trà'];
    const citizen = await world.depositor(phone);
    const id = await world.reserve(citizen, { holderName: name });
    expect(await whereInClear(phone, name, 'Thanh Trà')).toEqual([]);

    await world.atKiosk(citizen, 'deposits', id, 'puts in');
    await world.collect(id);
    const officialCode = newOfficialCode();
    await world.command(id, 'accept', { officialCode });
    for (const q of [phone, 'thanh tra']) {
      const found = await world.officer.post('/api/staff/dossiers/searches', { q });
      expect(bodyOf<{ total: number }>(found).total).toBe(1);
    }
    const result = bodyOf<{ id: string }>(
      await world.officer.post('/api/staff/dossiers', {
        origin: 'counter',
        procedureCode: '1.001193',
        officialCode: newOfficialCode(),
        phone,
        holderName: name,
        inHand: true,
      }),
    ).id;
    await world.asOfficer(result, { purpose: 'load' }, 'puts in');
    expect(await whereInClear(phone, name)).toEqual([]);

    const wrong = await askForCode(world.service, world.kiosk, phone, 'lookup');
    await world.kiosk.post('/api/kiosk/sessions', { codeId: wrong.codeId, code: '000000' });
    const fetcher = await world.fetcher(phone);
    await world.atKiosk(fetcher, 'pickups', result, 'takes out');
    expect(await whereIs(world.officer, result)).toBe('picked_up citizen');
    expect(await whereInClear(phone, name)).toEqual([]);
    // What is looked for would be found.
    expect(await tablesWith(world.service.databaseUrl, officialCode)).toContain('public.dossier');
  });
});

describe('a dossier that was closed thirty days ago', () => {
  const erase = () => world.service.application.get(ErasePersons).run();

  async function keptOf(id: string): Promise<unknown> {
    const [row] = await world.service.database.dataSource.query<object[]>(
      `SELECT num_nonnulls(phone_index, sealed_phone, sealed_holder_name) AS sealed,
              (SELECT count(*)::integer FROM dossier_key WHERE dossier_id = dossier.id) AS keys,
              (SELECT count(*)::integer FROM ledger_entry WHERE kind = 'dossier.personal_data_erased'
                  AND subject_id = dossier.id::text) AS entries
         FROM dossier WHERE id = $1`,
      [id],
    );
    return row;
  }

  it('belongs to nobody any more, and is still told of; an open one stays somebody’s', async () => {
    const [closedPhone, openPhone] = [world.newPhone(), world.newPhone()];
    const closed = await world.loadedResult(closedPhone);
    await world.atKiosk(await world.fetcher(closedPhone), 'pickups', closed, 'takes out');
    const open = await world.resultInHand(openPhone);

    world.service.clock.advance(30 * dayMs - 1);
    await erase();
    expect(await keptOf(closed)).toEqual({ sealed: 2, keys: 1, entries: 0 });
    world.service.clock.advance(1);
    // As every minute does it.
    await world.service.application.get(Sweeps).runAll();
    expect(await keptOf(closed)).toEqual({ sealed: 0, keys: 0, entries: 1 });
    await erase();
    expect(await keptOf(closed)).toEqual({ sealed: 0, keys: 0, entries: 1 });
    expect(await keptOf(open)).toEqual({ sealed: 2, keys: 1, entries: 0 });

    await world.signInAgain();
    expect(await look(world.officer, closed)).toMatchObject({ phone: null, holderName: null });
    expect((await world.officer.get(`/api/staff/dossiers/${closed}/phone`)).status).toBe(404);
    const found = await world.officer.post('/api/staff/dossiers/searches', { phone: closedPhone });
    expect(bodyOf<{ total: number }>(found).total).toBe(0);
    expect(await look(world.officer, open)).toMatchObject({ phone: expect.stringContaining('xx') });
    const history = await world.officer.get(`/api/staff/dossiers/${closed}/history`);
    const { entries } = bodyOf<{ entries: { event: string }[] }>(history);
    expect(entries.at(-1)).toMatchObject({ event: 'personal_data_erased', actor: { type: 'system' } });
    const token = world.service.application.get(StatusLinks).tokenOf(closed);
    const page = await world.officer.get(`/api/public/dossiers/${token}`);
    expect([page.status, page.body]).toMatchObject([200, { state: 'picked_up' }]);
    expect((await verifyLedger(world.service.database.dataSource.manager)).intact).toBe(true);
  });
});

describe('somebody who shows at the desk who they are', () => {
  interface Exported {
    readonly phone: string;
    readonly dossiers: {
      readonly stored: { readonly columns: string[] }[];
      readonly dossiers: { readonly id: string; readonly notices: { readonly template: string }[] }[];
    };
  }

  const asked = (phone: string) => ({ phone, ownerCheck: 'citizen_id_card' });

  /** A dossier that is closed and one that is open. */
  async function personWithTwoDossiers(): Promise<{ phone: string; closed: string; open: string }> {
    const phone = world.newPhone();
    const closed = await world.loadedResult(phone);
    await world.atKiosk(await world.fetcher(phone), 'pickups', closed, 'takes out');
    world.service.clock.advance(dayMs);
    await world.signInAgain();
    const citizen = await world.depositor(phone);
    const open = await world.reserve(citizen, { holderName: 'Lê Văn Xuất' });
    await world.atKiosk(citizen, 'deposits', open, 'puts in');
    return { phone, closed, open };
  }

  /** A deposit that was withdrawn after its owner was told what is missing. */
  async function withMissingPapers(phone: string, missing: string, reason: string): Promise<string> {
    const id = await world.deposit(phone);
    await world.collect(id);
    await world.command(id, 'request-supplement', { missingPapers: [missing] });
    await world.command(id, 'withdraw', { reason });
    await command(world.desk, id, 'receive-at-desk');
    await command(world.desk, id, 'hand-back', { identityCheck: 'vneid' });
    return id;
  }

  async function requestsInLedger(): Promise<
    { kind: string; actor: unknown; details: unknown; body: string }[]
  > {
    return world.service.database.dataSource.query(
      `SELECT kind, body::jsonb -> 'actor' AS actor, body::jsonb -> 'details' AS details, body
         FROM ledger_entry WHERE subject_type = 'person_request' ORDER BY sequence DESC`,
    );
  }

  beforeEach(async () => {
    await hasJustProved(world.service, world.desk);
  });

  it('is given everything stored about them, and the ledger keeps for which dossiers', async () => {
    const { phone, closed, open } = await personWithTwoDossiers();
    const wrong = await askForCode(world.service, world.kiosk, phone, 'lookup');
    await world.kiosk.post('/api/kiosk/sessions', { codeId: wrong.codeId, code: '000000' });
    await world.deposit();

    const answer = await world.desk.post('/api/staff/persons/export', asked(phone));
    const exported = bodyOf<Exported>(answer);
    expect(exported).toMatchObject({
      phone: `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`,
      dossiers: {
        dossiers: [
          { id: closed, state: 'picked_up', holderName: null, phone: exported.phone },
          { id: open, state: 'deposited', holderName: 'Lê Văn Xuất', phone: exported.phone },
        ],
      },
      wrongCodes: { count: 1 },
      locks: { locks: [] },
    });
    expect(exported.dossiers.dossiers[0]?.notices.map(({ template }) => template)).toContain(
      'result_ready_with_link',
    );
    expect(exported.dossiers.stored.flatMap(({ columns }) => columns)).toContain('dossier.sealed_phone');
    const [entry] = await requestsInLedger();
    expect(entry).toMatchObject({
      kind: 'person_request.exported',
      actor: { type: 'staff', id: world.desk.id },
      details: { ownerCheck: 'citizen_id_card', dossiers: [closed, open] },
    });
    expect(entry?.body).not.toContain(phone.slice(1));
  });

  it('has the closed dossiers erased at once, and is told why the open ones stay', async () => {
    const { phone, closed, open } = await personWithTwoDossiers();
    const erase = () => world.desk.post('/api/staff/persons/erasure', asked(phone));
    expect((await erase()).body).toMatchObject({
      erased: [closed],
      refused: [{ id: open, state: 'deposited' }],
    });
    expect(await look(world.officer, closed)).toMatchObject({ phone: null, holderName: null });
    expect(await look(world.officer, open)).toMatchObject({ holderName: 'Lê Văn Xuất' });
    const [entry] = await requestsInLedger();
    expect(entry).toMatchObject({
      kind: 'person_request.erased',
      actor: { type: 'staff', id: world.desk.id },
      details: { ownerCheck: 'citizen_id_card', dossiers: [closed] },
    });
    expect(entry?.body).not.toContain(phone.slice(1));
    expect((await erase()).body).toMatchObject({ erased: [], refused: [{ id: open }] });
    expect((await verifyLedger(world.service.database.dataSource.manager)).intact).toBe(true);
  });

  it('is given what staff wrote into a notice, until it is erased with the rest', async () => {
    const phone = world.newPhone();
    const id = await withMissingPapers(phone, 'Giấy tờ của Trần Văn Quên', 'Ông Quên không nộp nữa');
    const words = ['Tran Van Quen', 'Trần Văn Quên', 'Ông Quên'];
    const answer = await world.desk.post('/api/staff/persons/export', asked(phone));
    expect(JSON.stringify(bodyOf<Exported>(answer).dossiers)).toContain('Tran Van Quen');
    expect(await whereInClear(phone, ...words)).toContain('Tran Van Quen in public.notice');
    bodyOf(await world.desk.post('/api/staff/persons/erasure', asked(phone)));
    expect(await whereInClear(phone, ...words)).toEqual([]);
    const kept: { parameters: object; entries: string[] }[] = await world.service.database.dataSource.query(
      `SELECT parameters, (SELECT array_agg(kind ORDER BY sequence) FROM ledger_entry
                            WHERE subject_type = 'notice' AND subject_id = notice.id::text) AS entries
         FROM notice WHERE dossier_id = $1 AND template = 'supplement_needed'`,
      [id],
    );
    expect(kept).toEqual([
      {
        parameters: { depositNumber: expect.any(String), deskHours: expect.any(String) },
        entries: expect.arrayContaining(['notice.queued', 'notice.words_erased']),
      },
    ]);
    expect((await verifyLedger(world.service.database.dataSource.manager)).intact).toBe(true);
  });

  it('has words erased that stood in a notice when their dossier was nobody’s already', async () => {
    const phone = world.newPhone();
    const id = await withMissingPapers(phone, 'Giấy tờ', 'Không nộp nữa');
    bodyOf(await world.desk.post('/api/staff/persons/erasure', asked(phone)));
    const owner = new pg.Client({ connectionString: world.service.databaseUrl });
    await owner.connect();
    await owner.query(
      `ALTER TABLE notice DISABLE TRIGGER USER;
       UPDATE notice SET parameters = parameters || '{"missing": "Le Thi Sot"}'
        WHERE dossier_id = '${id}' AND template = 'supplement_needed';
       ALTER TABLE notice ENABLE TRIGGER USER`,
    );
    await owner.end();
    expect(await whereInClear(phone, 'Le Thi Sot')).toEqual(['Le Thi Sot in public.notice']);
    await world.service.application.get(Sweeps).runAll();
    expect(await whereInClear(phone, 'Le Thi Sot')).toEqual([]);
  });

  it.each(['export', 'erasure'])('gets no %s by whoever finds the console of the desk left', async (what) => {
    const ask = () => world.desk.post(`/api/staff/persons/${what}`, asked(world.newPhone()));
    world.service.clock.advance(5 * minuteMs);
    const refused = await ask();
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'reauthentication_required' }]);
    await hasJustProved(world.service, world.desk);
    expect((await ask()).status).toBe(200);
  });

  it.each(['export', 'erasure'])('is asked who they are before the %s', async (what) => {
    const path = `/api/staff/persons/${what}`;
    expect((await world.desk.post(path, { phone: '0912 345 678' })).body).toMatchObject({
      code: 'validation_failed',
    });
    expect((await world.desk.post(path, asked('1900 1234'))).body).toMatchObject({
      code: 'phone_not_vietnamese_mobile',
    });
  });
});
