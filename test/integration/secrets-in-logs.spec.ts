import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { StatusLinks } from '../../src/dossiers/index.js';
import { createServiceLogger } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Answer, type Caller } from '../support/caller.js';
import { credentialLeftBy } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, newOfficialCode } from '../support/dossiers.js';
import { Newcomers } from '../support/half-way.js';
import { CallbackSender, giveKey, letPartnerIn, partnerWith } from '../support/partners.js';
import { presentCode, signInAs, stepOf, type StaffCaller } from '../support/staff.js';

/** Everything that the service wrote into its log, and every answer that refused something. */
const said: string[] = [];
/** What nobody may read there, by what it is. */
const secrets = new Map<string, string>();

let world: DossierWorld;
let owner: pg.Client;
let anyone: Caller;
let administrator: StaffCaller;

beforeAll(async () => {
  const logger = createServiceLogger('trace', { write: (line: string) => said.push(line) });
  world = await DossierWorld.start({ logger });
  owner = new pg.Client({ connectionString: world.service.databaseUrl });
  await owner.connect();
  anyone = callerWith(world.service, {});
  administrator = await signInAs(world.service, 'administrator');
});

afterAll(async () => {
  await owner.end();
  await world.stop();
});

/** Notes a refusal, which must be one. */
function refused(answer: Answer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  said.push(JSON.stringify(answer.body));
}

/** Sends it while everything that touches a column fails, as after a migration that went wrong. */
async function failing(table: string, column: string, send: () => Promise<Answer>): Promise<void> {
  await owner.query(`ALTER TABLE ${table} RENAME COLUMN ${column} TO lost_column`);
  const answer = await send();
  expect([table, answer.status]).toEqual([table, 500]);
  refused(answer);
  await owner.query(`ALTER TABLE ${table} RENAME COLUMN lost_column TO ${column}`);
}

async function showsLinkAndQr(): Promise<void> {
  const phone = world.newPhone();
  const dossier = await world.loadedResult(phone);
  const link = world.service.application.get(StatusLinks).tokenOf(dossier);
  secrets.set('the secret of a link', link);
  const page = `/api/public/dossiers/${link}`;
  expect((await anyone.get(page)).status).toBe(200);
  refused(await anyone.get(`${page}x`));
  await failing('dossier', 'low_tray', () => anyone.get(page));
  const { text } = bodyOf<{ text: string }>(await anyone.post(`${page}/pickup-qr`));
  const token = text.split(':').at(-1) ?? '';
  secrets.set('the secret of a QR code', token);
  refused(await world.kiosk.post('/api/kiosk/pickup-sessions', { token, phone: world.newPhone() }));
  await failing('pickup_token', 'token_hash', () =>
    world.kiosk.post('/api/kiosk/pickup-sessions', { token, phone }),
  );
}

async function asksForTheHolder(): Promise<void> {
  const { pickup } = world.service.options.site;
  (pickup.secondFactors as { procedureCode: string; asks: string }[]).push({
    procedureCode: birthRegistration,
    asks: 'birth_date',
  });
  const [phone, born, guessed] = [world.newPhone(), '1971-03-29', '1964-11-08'];
  secrets.set('the day of birth', born).set('a wrong day of birth', guessed);
  const registration = {
    ...{ origin: 'counter', procedureCode: birthRegistration, officialCode: newOfficialCode() },
    ...{ phone, inHand: true, pickupFactor: born },
  };
  await failing('dossier', 'pickup_factor_hash', () =>
    world.officer.post('/api/staff/dossiers', registration),
  );
  const { id } = bodyOf<{ id: string }>(await world.officer.post('/api/staff/dossiers', registration));
  await world.asOfficer(id, { purpose: 'load' }, 'puts in');
  const citizen = await world.fetcher(phone);
  const path = `/api/kiosk/pickups/${id}/factor`;
  refused(await citizen.post(path, { answer: guessed }));
  await failing('dossier', 'pickup_factor_hash', () => citizen.post(path, { answer: born }));
}

async function setsUpKioskAndApp(): Promise<void> {
  const technician = await signInAs(world.service, 'technician');
  const { setUpCode } = bodyOf<{ setUpCode: string }>(
    await technician.post('/api/staff/kiosks', { name: 'Kiosk' }),
  );
  secrets.set('the set-up code', setUpCode);
  const setUp = () => anyone.post('/api/kiosk/device/set-up', { setUpCode });
  await failing('kiosk_set_up_code', 'code_hash', setUp);
  secrets.set('the credential of a kiosk', credentialLeftBy(await setUp()));
  refused(await setUp());

  const newcomers = new Newcomers(world.service);
  const { username } = await newcomers.makeAccount('officer');
  const { account, halfWay, token } = await newcomers.firstStep(username);
  const drawn = bodyOf<{ key: string }>(await halfWay.post('/api/staff/second-factor/app'));
  const code = await presentCode(world.service, account.id);
  const confirm = () => halfWay.post('/api/staff/second-factor/app/confirmation', { code });
  await failing('second_factor', 'confirmed_at', confirm);
  const { recoveryCodes, token: whole } = stepOf(await confirm());
  const [recoveryCode = ''] = recoveryCodes ?? [];
  secrets.set('the key of an app', drawn.key).set('a code of it', code);
  secrets.set('a recovery code', recoveryCode).set('half a session', token).set('a session', whole);
  const again = await newcomers.firstStep(username);
  const recover = () => again.halfWay.post('/api/staff/second-factor/recovery-code', { recoveryCode });
  await failing('recovery_code', 'hash', recover);
  stepOf(await recover());
  refused(
    await (
      await newcomers.firstStep(username)
    ).halfWay.post('/api/staff/second-factor/recovery-code', { recoveryCode }),
  );
}

async function connectsPartners(): Promise<void> {
  const { id } = await letPartnerIn(administrator, { scopes: ['dossiers.read', 'progress.report'] });
  const { key } = await giveKey(administrator, id);
  const secret = bodyOf<{ secret: string }>(
    await administrator.post(`/api/staff/partners/${id}/callback-secret`, {}),
  ).secret;
  secrets.set('the key of a partner', key).set('the secret of callbacks', secret);
  refused(await partnerWith(world.service, key).get('/api/partner/dossiers/HS-000000-0000'));
  refused(await partnerWith(world.service, `${key}x`).get('/api/partner/dossiers/HS-000000-0000'));
  await failing('partner_key', 'hash', () =>
    partnerWith(world.service, key).get('/api/partner/dossiers/HS-000000-0000'),
  );
  const sender = CallbackSender.with(world.service, id, secret);
  const callback = await sender.send({ nonsense: true });
  expect(callback.status).toBe(400);
  said.push(callback.text);
}

async function givesPassword(): Promise<void> {
  const password = 'm3kq-7xwd-r5hn-2tzc';
  secrets.set('a password that was given', password);
  const account = { username: 'newcomer', displayName: 'Trần Văn Bình', roles: ['officer'], password };
  await failing('staff_account', 'given_password_until', () =>
    administrator.post('/api/staff/accounts', account),
  );
  bodyOf(await administrator.post('/api/staff/accounts', account));
  refused(await administrator.post('/api/staff/accounts', account));
}

it('neither the log nor a refusal holds a secret of any kind, whatever is done with it and whatever fails', async () => {
  for (const form of ['hex', 'base64', 'base64url'] as const) {
    secrets.set(`the key of the site, ${form}`, world.service.options.siteKey.reveal().toString(form));
  }
  await showsLinkAndQr();
  await asksForTheHolder();
  await setsUpKioskAndApp();
  await connectsPartners();
  await givesPassword();
  const text = said.join('\n');
  expect(text.split('unforeseen').length).toBeGreaterThan(9);
  const found = [...secrets].filter(([, secret]) => secret.length < 6 || text.includes(secret));
  expect(found.map(([name]) => name)).toEqual([]);
});
