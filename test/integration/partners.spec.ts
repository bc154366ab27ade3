import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs, systemMonotonicClock, type MonotonicClock } from '../../src/kernel/index.js';
import { partnerRequestsPerMinute } from '../../src/partners/access/partner.guard.js';
import { bodyOf } from '../support/caller.js';
import { tablesWith } from '../support/database-dump.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, look, newOfficialCode } from '../support/dossiers.js';
import { connectPartner, giveKey, letPartnerIn, partnerSeen, partnerWith } from '../support/partners.js';
import { signInAs, type StaffCaller } from '../support/staff.js';

/** Runs until it is stopped. */
class StoppableClock implements MonotonicClock {
  private stoppedAtMs: number | undefined;

  nowMs(): number {
    return this.stoppedAtMs ?? systemMonotonicClock.nowMs();
  }

  stop(): void {
    this.stoppedAtMs = this.nowMs();
  }

  goOn(): void {
    this.stoppedAtMs = undefined;
  }
}

const monotonicClock = new StoppableClock();
let world: DossierWorld;
let administrator: StaffCaller;

beforeAll(async () => {
  world = await DossierWorld.start({ monotonicClock });
  administrator = await signInAs(world.service, 'administrator');
});

afterAll(async () => {
  await world.stop();
});

/** Any number that no dossier has: whoever is let in is told that there is none. */
const nothing = '/api/partner/dossiers/NO-SUCH-CODE';
const letIn = async (key: string) => (await partnerWith(world.service, key).get(nothing)).status === 404;

async function ledgerOf(id: string): Promise<{ kind: string; body: string }[]> {
  return world.service.database.dataSource.query(
    'SELECT kind, body FROM ledger_entry WHERE subject_id = $1 ORDER BY sequence',
    [id],
  );
}

describe('a key of a partner', () => {
  it('is shown once, and stands nowhere in the database', async () => {
    const { id } = await letPartnerIn(administrator);
    const { key, prefix } = await giveKey(administrator, id);
    expect(await letIn(key)).toBe(true);
    const seen = await administrator.get('/api/staff/partners');
    expect(JSON.stringify(seen.body)).toContain(prefix);
    const secret = key.slice(`motcua_${prefix}_`.length);
    expect(JSON.stringify(seen.body)).not.toContain(secret);
    expect(await tablesWith(world.service.databaseUrl, secret)).toEqual([]);
    expect(await tablesWith(world.service.databaseUrl, prefix)).toContain('public.partner_key');
  });

  it('works beside a second one, and two are the most', async () => {
    const { id } = await letPartnerIn(administrator);
    const [first, second] = [await giveKey(administrator, id), await giveKey(administrator, id)];
    expect([await letIn(first.key), await letIn(second.key)]).toEqual([true, true]);
    const third = await administrator.post(`/api/staff/partners/${id}/keys`, { validDays: 30 });
    expect(third.body).toMatchObject({ code: 'partner_has_two_keys' });
    bodyOf(await administrator.post(`/api/staff/partners/${id}/keys/${first.id}/ending`));
    expect([await letIn(first.key), await letIn(second.key)]).toEqual([false, true]);
    expect(await letIn((await giveKey(administrator, id)).key)).toBe(true);
    const again = await administrator.post(`/api/staff/partners/${id}/keys/${first.id}/ending`);
    expect(again.body).toMatchObject({ code: 'not_found' });
  });

  it('is made by one of two that ask at once for the last place', async () => {
    const { id } = await letPartnerIn(administrator);
    await giveKey(administrator, id);
    const path = `/api/staff/partners/${id}/keys`;
    const answers = await Promise.all([1, 2].map(() => administrator.post(path, { validDays: 30 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('ends with its partner', async () => {
    const { id } = await letPartnerIn(administrator);
    const { key } = await giveKey(administrator, id);
    bodyOf(await administrator.post(`/api/staff/partners/${id}/ending`));
    expect(await letIn(key)).toBe(false);
    const more = await administrator.post(`/api/staff/partners/${id}/keys`, { validDays: 30 });
    expect(more.body).toMatchObject({ code: 'not_found' });
  });

  it('is in the ledger from its making to its end, with who did it', async () => {
    const { id } = await letPartnerIn(administrator);
    const { id: keyId, key, prefix } = await giveKey(administrator, id);
    bodyOf(await administrator.post(`/api/staff/partners/${id}/keys/${keyId}/ending`));
    bodyOf(await administrator.post(`/api/staff/partners/${id}/ending`));
    const entries = await ledgerOf(id);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'partner.made',
      'partner.key_made',
      'partner.key_ended',
      'partner.ended',
    ]);
    for (const { body } of entries) {
      expect(JSON.parse(body)).toMatchObject({ actor: { type: 'staff', id: administrator.id } });
      expect(body).not.toContain(key.slice(`motcua_${prefix}_`.length));
    }
  });

  it.each([
    ['no key', undefined],
    ['a key of nobody', `Bearer motcua_abcdefgh_${'A'.repeat(43)}`],
    ['something else', 'Bearer let me in'],
  ])('is not %s', async (_what, authorization) => {
    const answer = await partnerWith(world.service, authorization?.slice(7) ?? '').get(nothing);
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'unauthenticated' }]);
  });

  it('is none of staff, and a session of staff is no key', async () => {
    const { id } = await letPartnerIn(administrator);
    const { key } = await giveKey(administrator, id);
    expect((await partnerWith(world.service, key).get('/api/staff/partners')).status).toBe(401);
    expect((await administrator.get(nothing)).status).toBe(401);
  });
});

describe('a partner', () => {
  it('reads where a dossier stands by either number, and nothing about whose it is or in which tray', async () => {
    const partner = await connectPartner(world.service, administrator);
    const [phone, name] = [world.newPhone(), 'Lê Thị Mận'];
    const citizen = await world.depositor(phone);
    const id = await world.reserve(citizen, { holderName: name });
    await world.atKiosk(citizen, 'deposits', id, 'puts in');
    await world.collect(id);
    const officialCode = newOfficialCode();
    await world.command(id, 'accept', { officialCode });
    const { depositNumber } = await look(world.officer, id);

    const byCode = await partner.get(`/api/partner/dossiers/${officialCode}`);
    const byNumber = await partner.get(`/api/partner/dossiers/${depositNumber ?? ''}`);
    expect(bodyOf<object>(byCode)).toMatchObject({ officialCode, depositNumber, state: 'routed' });
    expect(byNumber.body).toEqual(byCode.body);
    const told = JSON.stringify(byCode.body);
    for (const hidden of [phone.slice(1), 'Mận', id, 'tray', 'reason']) expect(told).not.toContain(hidden);
  });

  it('is told nothing by a code that a citizen only claims to have, nor of that code', async () => {
    const partner = await connectPartner(world.service, administrator);
    const hook = `/api/staff/partners/${partner.id}/webhook`;
    bodyOf(await administrator.put(hook, { url: 'http://partner.invalid/hooks' }));
    const officialCode = newOfficialCode();
    const citizen = await world.depositor();
    const id = await world.reserve(citizen, { officialCode });
    await world.atKiosk(citizen, 'deposits', id, 'puts in');
    const { state, depositNumber } = await look(world.officer, id);
    expect(state).toBe('deposited');
    expect((await partner.get(`/api/partner/dossiers/${officialCode}`)).status).toBe(404);
    const byNumber = await partner.get(`/api/partner/dossiers/${depositNumber ?? ''}`);
    expect(byNumber.body).toMatchObject({ depositNumber, officialCode: null });
    await world.collect(id);
    await world.command(id, 'accept', { officialCode });
    const told = await world.service.database.dataSource.query<{ type: string; code: string | null }[]>(
      `SELECT type, body::jsonb #>> '{data,officialCode}' AS code FROM webhook_message
        WHERE partner_id = $1 ORDER BY (body::jsonb #>> '{data,version}')::integer`,
      [partner.id],
    );
    expect(told).toEqual([
      { type: 'dossier.deposited', code: null },
      { type: 'dossier.accepted', code: officialCode },
    ]);
  });

  it('announces a result once, however often it says so, in its own name', async () => {
    const partner = await connectPartner(world.service, administrator, { scopes: ['results.announce'] });
    const officialCode = newOfficialCode();
    const body = { origin: 'online', procedureCode: birthRegistration, officialCode, phone: '0912 345 678' };
    const key = randomUUID();
    const [first, second] = await Promise.all([
      partner.post('/api/partner/results', body, key),
      partner.post('/api/partner/results', body, key),
    ]);
    expect([first.status, first.body]).toMatchObject([201, { state: 'result_ready', custody: 'department' }]);
    expect(second.body).toEqual(first.body);
    expect(JSON.stringify(first.body)).not.toContain('345');
    const found = await world.officer.get(`/api/staff/dossiers?officialCode=${officialCode}`);
    const { dossiers } = bodyOf<{ dossiers: { id: string }[] }>(found);
    expect(dossiers).toHaveLength(1);
    const [entry] = await ledgerOf(dossiers[0]?.id ?? '');
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      kind: 'dossier.result_registered',
      actor: { type: 'partner', id: partner.id },
    });
    const again = await partner.post('/api/partner/results', body);
    expect(again.body).toMatchObject({ code: 'official_code_taken' });
  });

  it('does nothing without the scope for it', async () => {
    const reader = await connectPartner(world.service, administrator);
    const announcer = await connectPartner(world.service, administrator, { scopes: ['results.announce'] });
    const announced = await reader.post('/api/partner/results', {});
    expect([announced.status, announced.body]).toMatchObject([403, { code: 'forbidden' }]);
    expect((await announcer.get(nothing)).body).toMatchObject({ code: 'forbidden' });
  });

  it('of one department is let near no other’s dossiers', async () => {
    const scopes = ['dossiers.read', 'results.announce'];
    const ofPolice = await connectPartner(world.service, administrator, { scopes, departmentCode: 'police' });
    const ofAll = await connectPartner(world.service, administrator);
    const id = await world.resultInHand(world.newPhone());
    const rows = await world.service.database.dataSource.query<{ official_code: string }[]>(
      'SELECT official_code FROM dossier WHERE id = $1',
      [id],
    );
    const code = rows[0]?.official_code ?? '';
    expect((await ofPolice.get(`/api/partner/dossiers/${code}`)).status).toBe(404);
    expect((await ofAll.get(`/api/partner/dossiers/${code}`)).status).toBe(200);
    const announced = await ofPolice.post('/api/partner/results', {
      origin: 'online',
      procedureCode: birthRegistration,
      officialCode: newOfficialCode(),
      phone: '0912345678',
    });
    expect([announced.status, announced.body]).toMatchObject([403, { code: 'forbidden' }]);

    // A code is somebody else's or its own: the answer is the same. One that is free is taken by the asking, in its name.
    const announce = (officialCode: string) =>
      ofPolice.post('/api/partner/results', {
        origin: 'agency',
        procedureCode: '1.912001',
        officialCode,
        phone: '0912345678',
      });
    const own = newOfficialCode();
    expect((await announce(own)).status).toBe(201);
    const [ofOthers, ofItself] = [await announce(code), await announce(own)];
    expect([ofOthers.status, ofOthers.body]).toEqual([409, ofItself.body]);
  });

  it('of a department that is not, or of a name in use, is not let in', async () => {
    const { name } = await letPartnerIn(administrator);
    const path = '/api/staff/partners';
    const twin = await administrator.post(path, { name, scopes: ['dossiers.read'] });
    expect(twin.body).toMatchObject({ code: 'already_exists' });
    const lost = await administrator.post(path, {
      name: 'Sở',
      scopes: ['dossiers.read'],
      departmentCode: 'none',
    });
    expect(lost.body).toMatchObject({ code: 'validation_failed' });
  });

  it('that asks too often is told when to come again; another is let in', async () => {
    const [busy, other] = [
      await connectPartner(world.service, administrator),
      await connectPartner(world.service, administrator),
    ];
    monotonicClock.stop();
    const statuses = new Set<number>();
    for (let sent = 0; sent < partnerRequestsPerMinute; sent += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => busy.get(nothing)));
      for (const { status } of answers) statuses.add(status);
    }
    expect([...statuses]).toEqual([404]);
    const refused = await busy.get(nothing);
    expect([refused.status, refused.body]).toMatchObject([429, { limit: 'partner', retryAfterSeconds: 1 }]);
    expect((await other.get(nothing)).status).toBe(404);
    monotonicClock.goOn();
  });
});

describe('time', () => {
  it('is noted by the day, and ends a key', async () => {
    const { id } = await letPartnerIn(administrator);
    const { key } = await giveKey(administrator, id, 30);
    expect((await partnerSeen(administrator, id)).keys).toMatchObject([{ lastUsedOn: null }]);
    expect(await letIn(key)).toBe(true);
    expect((await partnerSeen(administrator, id)).keys).toMatchObject([{ lastUsedOn: '2026-11-23' }]);

    world.service.clock.advance(30 * dayMs - 1);
    expect(await letIn(key)).toBe(true);
    world.service.clock.advance(1);
    expect(await letIn(key)).toBe(false);
    administrator = await signInAs(world.service, 'administrator');
    expect((await partnerSeen(administrator, id)).keys).toMatchObject([
      { lastUsedOn: '2026-12-23', expired: true },
    ]);
    // What has expired makes room for two.
    await giveKey(administrator, id);
    await giveKey(administrator, id);
    expect((await partnerSeen(administrator, id)).keys).toMatchObject([
      { expired: false },
      { expired: false },
    ]);
  });
});
