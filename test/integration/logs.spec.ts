import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { AdjustableClock } from '../../src/kernel/index.js';
import { createServiceLogger } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { birthRegistration, newOfficialCode } from '../support/dossiers.js';
import { twilioEnvironment } from '../support/notices.js';
import { presentCode, signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { testStart } from '../support/test-start.js';
import { TwilioServer } from '../support/twilio-server/index.js';
import { until } from '../support/until.js';

const phone = '0987654321';
const holderName = 'Nguyễn Thị Kim Thoa';
const wrongPassword = 'khong-phai-mat-khau-nay';
/** Everything that the service wrote into its log, and every answer that refused something. */
const said: string[] = [];

let twilio: TwilioServer;
let service: TestService;
let owner: pg.Client;
let kiosk: KioskCaller;
let officer: StaffCaller;

beforeAll(async () => {
  const clock = AdjustableClock.at(testStart);
  twilio = await TwilioServer.start(() => clock.now());
  const logger = createServiceLogger('trace', { write: (line: string) => said.push(line) });
  service = await startTestService({ clock, logger, environment: twilioEnvironment(twilio) });
  owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  kiosk = await provisionKiosk(service);
  officer = await signInAs(service, 'officer');
});

afterAll(async () => {
  await owner.end();
  await service.stop();
  await twilio.stop();
});

async function refused(caller: Caller, status: number, path: string, body?: object): Promise<void> {
  const answer = await (body === undefined ? caller.get(path) : caller.post(path, body));
  expect([path, answer.status]).toEqual([path, status]);
  said.push(JSON.stringify(answer.body));
}

/** Lets everything that touches a column fail, as after a migration that went wrong. */
async function without(table: string, column: string, work: () => Promise<void>): Promise<void> {
  await owner.query(`ALTER TABLE ${table} RENAME COLUMN ${column} TO lost_column`);
  await work();
  await owner.query(`ALTER TABLE ${table} RENAME COLUMN lost_column TO ${column}`);
}

async function askForCode(): Promise<string> {
  return bodyOf<{ codeId: string }>(await kiosk.post('/api/kiosk/codes', { phone, purpose: 'deposit' }))
    .codeId;
}

async function sentCode(): Promise<{ codeId: string; code: string }> {
  const before = twilio.messages.length;
  const codeId = await askForCode();
  await until('the code has been sent', () => Promise.resolve(twilio.messages.length > before));
  return { codeId, code: /\d{6}/.exec(twilio.messages[0]?.body ?? '')?.[0] ?? '' };
}

it('neither the log nor a refusal holds phones, codes, names, tokens or passwords, whatever fails', async () => {
  const { codeId, code } = await sentCode();
  await refused(kiosk, 403, '/api/kiosk/sessions', { codeId, code: code === '000000' ? '000001' : '000000' });
  const entered = await kiosk.post('/api/kiosk/sessions', { codeId, code });
  expect(
    said
      .filter((line) => line.includes('"msg":"citizen entered"'))
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    expect.objectContaining({
      session: expect.any(String),
      kiosk: kiosk.id,
      shown: 'code',
      purpose: 'deposit',
    }),
  ]);
  const { sessionToken } = bodyOf<{ sessionToken: string }>(entered);

  const result = { origin: 'counter', procedureCode: birthRegistration, inHand: true, phone, holderName };
  const registration = { ...result, officialCode: newOfficialCode() };
  await refused(officer, 400, '/api/staff/dossiers', { ...registration, lowTray: phone, holder: holderName });
  await refused(officer, 422, '/api/staff/dossiers', { ...registration, phone: `${phone}99` });
  await refused(officer, 400, '/api/staff/dossiers/searches', { q: holderName, state: holderName });
  const stranger = callerWith(service, { authorization: `Bearer ${sessionToken}` });
  await refused(stranger, 401, '/api/staff/dossiers');
  const credentials = { username: officer.username, password: wrongPassword };
  await refused(stranger, 401, '/api/staff/sessions', credentials);

  await without('dossier', 'low_tray', () => refused(officer, 500, '/api/staff/dossiers', registration));
  await without('citizen_code', 'tries_left', () =>
    refused(kiosk, 500, '/api/kiosk/codes', { phone, purpose: 'pickup' }),
  );
  await without('staff_account', 'password_hash', () =>
    refused(stranger, 500, '/api/staff/sessions', credentials),
  );

  // PostgreSQL quotes the row that it refuses, with what staff wrote.
  const { id } = bodyOf<{ id: string }>(await officer.post('/api/staff/dossiers', registration));
  await owner.query('ALTER TABLE dossier ADD CONSTRAINT without_words CHECK (reason IS NULL)');
  await refused(officer, 500, `/api/staff/dossiers/${id}/withdraw`, { reason: `${holderName} xin rút` });
  await owner.query('ALTER TABLE dossier DROP CONSTRAINT without_words');

  // The gateway quotes the number in its words.
  for (const status of [400, 500]) {
    twilio.next({ kind: 'error', status, code: 21211 });
    const linesBefore = said.length;
    await askForCode();
    await until('the refusal is logged', () =>
      Promise.resolve(said.slice(linesBefore).some((line) => line.includes('a code was not sent'))),
    );
  }

  const text = said.join('\n');
  expect(text).toContain('unforeseen');
  const secrets = [phone, phone.slice(1), '0987 654 321', holderName, 'Thoa', code, sessionToken];
  const ofStaff = [wrongPassword, officer.password, officer.token, kiosk.credential];
  expect([...secrets, ...ofStaff].filter((secret) => text.includes(secret))).toEqual([]);
});

it('the log says who was kept from what, and from where', async () => {
  const linesBefore = said.length;
  const nobody = callerWith(service, {});
  const nothing = randomUUID();
  await nobody.post('/api/staff/sessions', { username: officer.username, password: wrongPassword });
  await officer.get('/api/staff/accounts');
  await kiosk.get(`/api/kiosk/codes/${nothing}`);
  const cookie = `__Host-kiosk_credential=${kiosk.credential}`;
  const otherSite = callerWith(service, { cookie, 'sec-fetch-site': 'cross-site' });
  await otherSite.post('/api/kiosk/codes', { phone, purpose: 'deposit' });
  await nobody.get('/wp-login.php');

  const refusals = said.slice(linesBefore).filter((line) => line.includes('"msg":"refused"'));
  const somebody = { type: 'anonymous', id: 'anonymous' };
  const told = (code: string, method: string, route: string, actor: object) =>
    expect.objectContaining({ code, method, route, actor, address: '127.0.0.1', time: expect.any(Number) });
  expect(refusals.map((line) => JSON.parse(line) as unknown)).toEqual([
    told('unauthenticated', 'POST', '/api/staff/sessions', somebody),
    told('forbidden', 'GET', '/api/staff/accounts', { type: 'staff', id: officer.id }),
    told('not_found', 'GET', '/api/kiosk/codes/:id', { type: 'kiosk', id: kiosk.id }),
    told('forbidden', 'POST', '/api/kiosk/codes', somebody),
  ]);
});

it('the log says who has shown themselves and left, from where, and whose secret was tried in vain', async () => {
  const linesBefore = said.length;
  const nobody = callerWith(service, {});
  const supervisor = await signInAs(service, 'supervisor');
  const { id, username } = supervisor;
  const listed = await supervisor.get('/api/staff/me/sessions');
  const session = bodyOf<{ sessions: { id: string }[] }>(listed).sessions[0]?.id;
  const path = '/api/staff/me/reauthentication';
  const key = randomUUID();
  const code = await presentCode(service, id);
  for (let sent = 0; sent < 2; sent += 1) await supervisor.post(path, { kind: 'code', code }, key);
  await supervisor.post(path, { kind: 'code', code });
  await nobody.post('/api/staff/sessions', { username, password: wrongPassword });
  await nobody.post('/api/staff/sessions', { username: 'khong-co-ai', password: wrongPassword });
  for (let times = 0; times < 2; times += 1) await supervisor.delete('/api/staff/sessions/current');

  const lines = said.slice(linesBefore).map((line) => JSON.parse(line) as { msg?: string });
  const told = lines.filter(({ msg }) => /^((half )?signed (in|out)|proved again|refused)$/.test(msg ?? ''));
  const from = { account: id, address: '127.0.0.1' };
  const refused = { msg: 'refused', address: '127.0.0.1' };
  const somebody = { type: 'anonymous', id: 'anonymous' };
  expect(told).toEqual(
    [
      { msg: 'half signed in', ...from, session: expect.any(String), next: 'show_code' },
      { msg: 'signed in', ...from, session, shown: 'code' },
      { msg: 'proved again', ...from, session, shown: 'code' },
      { ...refused, code: 'code_wrong', actor: { type: 'staff', id }, tried: id },
      { ...refused, code: 'unauthenticated', actor: somebody, tried: id },
      { ...refused, code: 'unauthenticated', actor: somebody },
      { msg: 'signed out', ...from, session },
    ].map((line) => expect.objectContaining(line)),
  );
  expect(told[5]).not.toHaveProperty('tried');
  const text = JSON.stringify(told);
  const typed = [username, 'khong-co-ai', wrongPassword, code, supervisor.password, supervisor.token];
  expect(typed.filter((secret) => text.includes(secret))).toEqual([]);
});
