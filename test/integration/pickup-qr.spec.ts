import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StatusLinks } from '../../src/dossiers/index.js';
import { secondMs } from '../../src/kernel/index.js';
import type { PlatformOptions } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { messagesTo, provisionKiosk, type CitizenCaller, type KioskCaller } from '../support/citizens.js';
import { tablesWith } from '../support/database-dump.js';
import { DossierWorld } from '../support/dossier-world.js';
import { whereIs } from '../support/dossiers.js';
import { until } from '../support/until.js';

let world: DossierWorld;
let anyone: Caller;
/** The site's own settings, which the service reads anew each time. */
let codes: {
  -readonly [Key in keyof PlatformOptions['site']['codes']]: PlatformOptions['site']['codes'][Key];
};

beforeAll(async () => {
  world = await DossierWorld.start();
  anyone = callerWith(world.service, {});
  codes = world.service.options.site.codes;
});

afterAll(async () => {
  await world.stop();
});

const pageOf = (id: string): string =>
  `/api/public/dossiers/${world.service.application.get(StatusLinks).tokenOf(id)}`;

const askForQr = (id: string) => anyone.post(`${pageOf(id)}/pickup-qr`);

/** The token that the QR of a dossier's page shows now. */
async function tokenFor(id: string): Promise<string> {
  const { text } = bodyOf<{ text: string }>(await askForQr(id));
  return /^motcua247:pickup:([A-Za-z0-9_-]{22})$/.exec(text)?.[1] ?? text;
}

const show = (token: string, phone: string, kiosk: Caller = world.kiosk) =>
  kiosk.post('/api/kiosk/pickup-sessions', { token, phone });

async function enter(token: string, phone: string, kiosk: KioskCaller = world.kiosk): Promise<CitizenCaller> {
  const { sessionToken } = bodyOf<{ sessionToken: string }>(await show(token, phone, kiosk));
  const headers = { 'x-kiosk-credential': kiosk.credential, 'x-citizen-session': sessionToken };
  return { ...callerWith(world.service, headers), sessionToken };
}

const wrong = { status: 403, code: 'pickup_qr_wrong' };
const noToken = 'A'.repeat(22);

async function failuresOf(kiosk: KioskCaller): Promise<number> {
  const rows: unknown[] = await world.service.database.dataSource.query(
    'SELECT 1 FROM code_failure WHERE kiosk_id = $1',
    [kiosk.id],
  );
  return rows.length;
}

/** What the ledger has of a kind about a subject. */
async function entriesOf(kind: string, subjectId: string): Promise<unknown[]> {
  const rows = await world.service.database.dataSource.query<{ body: string }[]>(
    'SELECT body FROM ledger_entry WHERE kind = $1 AND subject_id = $2 ORDER BY sequence',
    [kind, subjectId],
  );
  return rows.map(({ body }) => JSON.parse(body) as unknown);
}

describe('a pickup QR', () => {
  it('is made from the link of the message that tells of a result, and the ledger tells of it', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    const link = () =>
      /Ma QR: https?:\/\/\S+?(\/d\/\S{22})$/.exec(messagesTo(world.service, phone).join('\n'))?.[1];
    await until('the message has come', () => link() !== undefined);
    const statusToken = link()?.slice('/d/'.length) ?? '';
    const asked = await anyone.post(`/api/public/dossiers/${statusToken}/pickup-qr`);
    const { text } = bodyOf<{ text: string }>(asked);
    const citizen = await enter(text.slice('motcua247:pickup:'.length), phone);
    const { id: operationId } = await world.atKiosk(citizen, 'pickups', id, 'takes out');
    expect(await entriesOf('dossier.pickup_qr_given', id)).toMatchObject([
      { actor: { type: 'anonymous', id: 'status_link' } },
    ]);
    expect(await entriesOf('door_operation.authorised', operationId)).toMatchObject([
      { actor: { type: 'citizen' }, details: { shown: 'pickup_qr' } },
    ]);
    const another = await world.loadedResult(phone);
    const byCode = await world.atKiosk(await world.fetcher(phone), 'pickups', another, 'takes out');
    expect(await entriesOf('door_operation.authorised', byCode.id)).toMatchObject([
      { details: { shown: 'code' } },
    ]);
  });

  it('fetches with the phone number what it is for, and nothing else of that phone', async () => {
    const phone = world.newPhone();
    const [mine, other] = [await world.loadedResult(phone), await world.loadedResult(phone)];
    const token = await tokenFor(mine);
    expect(await tablesWith(world.service.databaseUrl, token)).toEqual([]);
    const citizen = await enter(token, phone);
    const { pickups } = bodyOf<{ pickups: { id: string }[] }>(await citizen.get('/api/kiosk/pickups'));
    expect(pickups.map(({ id }) => id)).toEqual([mine]);
    expect((await citizen.post(`/api/kiosk/pickups/${other}/opening`)).body).toMatchObject({
      code: 'not_found',
    });
    await world.atKiosk(citizen, 'pickups', mine, 'takes out');
    expect(await whereIs(world.officer, mine)).toBe('picked_up citizen');
  });

  it('works once, also when two kiosks are shown it at once', async () => {
    const phone = world.newPhone();
    const token = await tokenFor(await world.loadedResult(phone));
    const elsewhere = await provisionKiosk(world.service);
    const answers = await Promise.all([show(token, phone), show(token, phone, elsewhere)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
    expect((await show(token, phone)).body).toMatchObject(wrong);
  });

  it('is ended by the next one', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    const first = await tokenFor(id);
    world.service.clock.advance(20 * secondMs);
    const second = await tokenFor(id);
    expect((await show(first, phone)).body).toMatchObject(wrong);
    expect((await show(second, phone)).status).toBe(201);
  });

  it('is gone when the papers are fetched with a code, or taken to the desk', async () => {
    const phone = world.newPhone();
    const [fetched, returned] = [await world.loadedResult(phone), await world.loadedResult(phone)];
    const tokens = [await tokenFor(fetched), await tokenFor(returned)];
    await world.atKiosk(await world.fetcher(phone), 'pickups', fetched, 'takes out');
    await world.asOfficer(returned, { purpose: 'return' }, 'takes out');
    for (const token of tokens) expect((await show(token, phone)).body).toMatchObject(wrong);
    const kept: unknown[] = await world.service.database.dataSource.query(
      'SELECT 1 FROM pickup_token WHERE dossier_id = ANY ($1)',
      [[fetched, returned]],
    );
    expect(kept).toEqual([]);
  });

  it('is given only while something lies in a tray, and only where the site gives it', async () => {
    const id = await world.resultInHand(world.newPhone());
    expect((await anyone.get(pageOf(id))).body).toMatchObject({ pickupQr: false });
    expect((await askForQr(id)).body).toMatchObject({ code: 'transition_not_legal' });
    await world.asOfficer(id, { purpose: 'load' }, 'puts in');
    expect((await anyone.get(pageOf(id))).body).toMatchObject({ pickupQr: true });
    expect((await anyone.post(`/api/public/dossiers/${noToken}/pickup-qr`)).body).toMatchObject({
      code: 'not_found',
    });
  });

  it('is worth nothing any more once the site gives none', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    const token = await tokenFor(id);
    codes.pickupQr = false;
    try {
      expect((await anyone.get(pageOf(id))).body).toMatchObject({ pickupQr: false });
      expect((await askForQr(id)).body).toMatchObject({ code: 'transition_not_legal' });
      expect((await show(token, phone)).body).toMatchObject(wrong);
    } finally {
      codes.pickupQr = true;
    }
  });
});

describe('a pickup QR that is none, and a number that is not its own', () => {
  it('are refused in the same words', async () => {
    const phone = world.newPhone();
    const token = await tokenFor(await world.loadedResult(phone));
    const refusals = [
      await show(noToken, phone),
      await show(token, world.newPhone()),
      await show('?', phone),
    ];
    expect(new Set(refusals.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(refusals[0]?.body).toMatchObject(wrong);
    expect((await show(token, '0281234567')).body).toMatchObject({ code: 'phone_not_vietnamese_mobile' });
    expect((await show(token, phone)).status).toBe(201);
  });

  it('never lock the number that was typed, which may be a stranger’s', async () => {
    const [phone, finder] = [world.newPhone(), world.newPhone()];
    const token = await tokenFor(await world.loadedResult(phone));
    const found = await tokenFor(await world.loadedResult(finder));
    for (let tries = 0; tries < 11; tries += 1) {
      expect((await show(noToken, phone)).body).toMatchObject(wrong);
      expect((await show(found, phone)).body).toMatchObject(wrong);
    }
    expect((await show(token, phone)).status).toBe(201);
  });

  it('lock the number whose QR it is: nobody tries one number after the other', async () => {
    const phone = world.newPhone();
    const token = await tokenFor(await world.loadedResult(phone));
    for (let tries = 0; tries < 11; tries += 1) {
      expect((await show(token, world.newPhone())).body).toMatchObject(wrong);
    }
    const locked = { status: 429, code: 'too_many_requests', limit: 'phone', retryAfterSeconds: null };
    expect((await show(token, phone)).body).toMatchObject(locked);
    const unlocked = await world.officer.post('/api/staff/phone-lock/ending', {
      phone,
      ownerCheck: 'vneid',
    });
    expect(unlocked.status).toBe(204);
    expect((await show(token, phone)).status).toBe(201);
  });

  it('count at the kiosk, which takes no more of them when it has had its share', async () => {
    const kiosk = await provisionKiosk(world.service);
    const phone = world.newPhone();
    const token = await tokenFor(await world.loadedResult(phone));
    await show(noToken, world.newPhone(), kiosk);
    await show(token, world.newPhone(), kiosk);
    expect(await failuresOf(kiosk)).toBe(2);
    const roomy = codes.limits;
    codes.limits = { ...roomy, kiosk: { ...roomy.kiosk, failuresPerHour: 2 } };
    try {
      const refused = await show(token, phone, kiosk);
      expect(refused.body).toMatchObject({ status: 429, limit: 'kiosk', retryAfterSeconds: 3600 });
      expect(await failuresOf(kiosk)).toBe(2);
    } finally {
      codes.limits = roomy;
    }
  });
});
