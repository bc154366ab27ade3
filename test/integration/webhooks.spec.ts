import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { DossierEvents, type DossierEvent } from '../../src/dossiers/index.js';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { WebhookDelivery } from '../../src/partners/webhooks/delivery.js';
import { WebhookEndpoints } from '../../src/partners/webhooks/endpoints.js';
import { MessageSweeps } from '../../src/partners/webhooks/message-sweeps.js';
import { mostAttempts } from '../../src/partners/webhooks/retry.policy.js';
import { WebhookSecrets } from '../../src/partners/webhooks/webhook-secrets.js';
import { Jobs, LiveEvents } from '../../src/platform/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import { tablesWith } from '../support/database-dump.js';
import { birthRegistration, newOfficialCode } from '../support/dossiers.js';
import { isSigned, PartnerServer, type Behaviour } from '../support/partner-server.js';
import { letPartnerIn, messagesFor, type Message } from '../support/partners.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

const phone = '0912345678';

let service: TestService;
let administrator: Caller;
let officer: Caller;
let partner: PartnerServer;
let partnerId: string;
let secret: string;

beforeAll(async () => {
  service = await startTestService({}, { WEBHOOK_NETWORKS: '127.0.0.1,::1' });
  // The test says when a worker runs.
  await service.application.get(Jobs).stop();
  officer = await signInAs(service, 'officer');
});

afterAll(async () => {
  await service.stop();
});

beforeEach(async () => {
  administrator = await signInAs(service, 'administrator');
  officer = await signInAs(service, 'officer');
  partner = await PartnerServer.start();
  partnerId = (await letPartnerIn(administrator)).id;
  secret = await setWebhook(partner.url());
});

afterEach(async () => {
  await administrator.post(`/api/staff/partners/${partnerId}/ending`);
  await partner.stop();
});

async function setWebhook(url: string, id = partnerId): Promise<string> {
  const answer = await administrator.put(`/api/staff/partners/${id}/webhook`, { url });
  return bodyOf<{ secret: string }>(answer).secret;
}

const messagesOf = (id = partnerId) => messagesFor(service, id);

/** Something that partners are told of: a result that is registered. */
async function happens(): Promise<string> {
  const officialCode = newOfficialCode();
  const body = { origin: 'counter', procedureCode: birthRegistration, officialCode, phone, inHand: true };
  bodyOf(await officer.post('/api/staff/dossiers', body));
  return officialCode;
}

/** The worker of the service, or one that differs from it. */
function worker(differs: { mode?: 'production'; webhookNetworks?: string[]; timeoutMs?: number } = {}) {
  const { application, database, options } = service;
  const { timeoutMs = 10_000, ...environment } = differs;
  return new WebhookDelivery(
    database,
    application.get(Jobs),
    application.get(WebhookEndpoints),
    application.get(WebhookSecrets),
    application.get(LiveEvents),
    { ...options.environment, ...environment },
    timeoutMs,
    pino({ level: 'silent' }),
  );
}

async function send(by = worker()): Promise<Message | undefined> {
  for (const { id } of await messagesOf()) await by.run(id);
  return (await messagesOf()).at(-1);
}

describe('a message to a partner', () => {
  it('tells what happened to which dossier, signed, and nothing about whose it is', async () => {
    const officialCode = await happens();
    expect(await send()).toMatchObject({ state: 'delivered', attempts: 1, detail: 'answered 204' });
    const [received, ...more] = partner.received;
    if (!received) throw new Error('the partner got nothing');
    expect(more).toEqual([]);
    expect(JSON.parse(received.body)).toEqual({
      type: 'dossier.result_registered',
      timestamp: service.clock.now().toISOString(),
      data: {
        officialCode,
        depositNumber: null,
        procedureCode: birthRegistration,
        departmentCode: 'justice',
        state: 'result_ready',
        version: 1,
      },
    });
    const [message] = await messagesOf();
    expect(received.headers['webhook-id']).toBe(message?.id);
    expect(received.headers['webhook-timestamp']).toBe(String(service.clock.now().getTime() / 1000));
    expect(isSigned(received, secret)).toBe(true);
    expect(isSigned({ ...received, body: `${received.body} ` }, secret)).toBe(false);
    await send();
    expect(partner.received).toHaveLength(1);
  });

  it('is signed with the old secret too for a day after a new one was made', async () => {
    const renewed = await setWebhook(partner.url());
    await happens();
    await send();
    service.clock.advance(dayMs);
    officer = await signInAs(service, 'officer');
    await happens();
    await send();
    const signed = partner.received.map((received) => [
      isSigned(received, renewed),
      isSigned(received, secret),
    ]);
    expect(signed).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it('exists exactly if what it tells of has happened', async () => {
    const { application, database } = service;
    const dossier = {
      officialCode: 'NEVER',
      departmentCode: 'justice',
      version: 1,
    } as DossierEvent['dossier'];
    const undone = database.transaction(async (transaction) => {
      await application.get(DossierEvents).publish(transaction, { kind: 'finished', dossier });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await messagesOf()).toEqual([]);
  });

  it('is for those who may read the dossier alone', async () => {
    const wishes = [
      { scopes: ['results.announce'] },
      { departmentCode: 'police' },
      { departmentCode: 'justice' },
    ];
    const ids: string[] = [];
    for (const wish of wishes) {
      const { id } = await letPartnerIn(administrator, wish);
      await setWebhook(partner.url(), id);
      ids.push(id);
    }
    await happens();
    const counts = await Promise.all(ids.map(async (id) => (await messagesOf(id)).length));
    expect(counts).toEqual([0, 0, 1]);
    for (const id of ids) bodyOf(await administrator.post(`/api/staff/partners/${id}/ending`));
    await happens();
    expect(await messagesOf(ids[2])).toHaveLength(1);
  });

  it.each<[Behaviour, string]>([
    ['fails', 'answered 500'],
    ['redirects', 'answered 307'],
    ['upgrades', 'answered 101'],
    ['hangs', 'no answer in time'],
  ])('that a partner who %s has not taken is sent again under the same id', async (behaviour, detail) => {
    await happens();
    partner.behaviour = behaviour;
    expect(await send(worker({ timeoutMs: behaviour === 'hangs' ? 200 : 10_000 }))).toMatchObject({
      state: 'waiting',
      attempts: 1,
      detail,
    });
    partner.behaviour = 'takes';
    // Not before its time.
    expect(await send()).toMatchObject({ state: 'waiting', attempts: 1 });
    service.clock.advance(minuteMs);
    expect(await send()).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(partner.received.map(({ path }) => path)).toEqual(['/hooks', '/hooks']);
    expect(new Set(partner.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(partner.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(2);
    expect(partner.received.every((received) => isSigned(received, secret))).toBe(true);
  });

  it('is taken by its status alone: an answer without end is not read', async () => {
    await happens();
    partner.behaviour = 'floods';
    expect(await send()).toMatchObject({ state: 'delivered' });
  });

  it('is given up after the last attempt, seen by the administrator, and sent again when told', async () => {
    const officialCode = await happens();
    partner.behaviour = 'fails';
    for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
      await send();
      service.clock.advance(14 * 60 * minuteMs);
    }
    expect(await send()).toMatchObject({ state: 'dead', attempts: mostAttempts });
    expect(partner.received).toHaveLength(mostAttempts);

    administrator = await signInAs(service, 'administrator');
    const path = `/api/staff/partners/${partnerId}`;
    const page = bodyOf<{ deadLetters: object[] }>(await administrator.get(`${path}/webhook`));
    expect(page.deadLetters).toMatchObject([{ number: officialCode, detail: 'answered 500' }]);
    partner.behaviour = 'takes';
    expect(bodyOf(await administrator.post(`${path}/dead-letters/resending`))).toEqual({ messages: 1 });
    expect(await send()).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  it('of which nobody knows after the last attempt is given up too, which consoles are told of each', async () => {
    await happens();
    await happens();
    const tried = 'UPDATE webhook_message SET attempts = $2 WHERE partner_id = $1';
    await service.database.dataSource.query(tried, [partnerId, mostAttempts]);
    const heard: string[] = [];
    const hearing = service.application.get(LiveEvents).stream.subscribe(({ type, id }) => {
      if (id === partnerId) heard.push(type);
    });
    expect(await send()).toMatchObject({ state: 'dead' });
    hearing.unsubscribe();
    // An alarm is it only once.
    expect(heard).toEqual(['partner', 'alarm', 'partner']);
    expect(partner.received).toEqual([]);
  });

  it('is forgotten with time', async () => {
    await happens();
    await send();
    const sweep = service.application.get(MessageSweeps);
    service.clock.advance(7 * dayMs);
    await sweep.forget();
    expect(await messagesOf()).toHaveLength(1);
    service.clock.advance(1);
    await sweep.forget();
    expect(await messagesOf()).toEqual([]);
  });
});

describe('a partner that answers 410', () => {
  it('is sent nothing any more until an administrator sets its address anew', async () => {
    await happens();
    partner.behaviour = 'gone';
    expect(await send()).toMatchObject({ state: 'dead', detail: 'answered 410' });
    await happens();
    expect(await messagesOf()).toHaveLength(1);
    const page = await administrator.get(`/api/staff/partners/${partnerId}/webhook`);
    expect(page.body).toMatchObject({ webhook: { switchedOff: true, waiting: 0 } });
    const entries = await service.database.dataSource.query<{ kind: string; body: string }[]>(
      'SELECT kind, body FROM ledger_entry WHERE subject_id = $1 ORDER BY sequence DESC LIMIT 1',
      [partnerId],
    );
    expect(entries).toMatchObject([{ kind: 'partner.webhook_switched_off' }]);
    expect(JSON.parse(entries[0]?.body ?? '{}')).toMatchObject({ actor: { type: 'system' } });
    partner.behaviour = 'takes';
    await setWebhook(partner.url());
    service.clock.advance(1);
    await happens();
    expect(await send()).toMatchObject({ state: 'delivered' });
  });

  it.each(['localhost', '127.0.0.1'])('after its address was set anew (%s) goes on', async (host) => {
    await happens();
    partner.behaviour = 'gone';
    partner.beforeAnswer = () => setWebhook(partner.url(host));
    expect(await send()).toMatchObject({ state: 'waiting', attempts: 1, detail: 'answered 410' });
    Object.assign(partner, { behaviour: 'takes', beforeAnswer: () => Promise.resolve() });
    service.clock.advance(minuteMs);
    expect(await send()).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(partner.received.at(-1)?.headers.host).toContain(host);
  });
});

describe('an address', () => {
  it.each(['127.0.0.1', 'localhost'])('of the own house (%s) is not connected to', async (host) => {
    await setWebhook(partner.url(host));
    await happens();
    const { detail } = (await send(worker({ webhookNetworks: [] }))) ?? {};
    expect(detail).toBe('the address is of an own network, which the site does not allow');
    expect(partner.received).toEqual([]);
    service.clock.advance(minuteMs);
    expect(await send()).toMatchObject({ state: 'delivered' });
  });

  it('without TLS is not connected to in production, nor taken', async () => {
    await happens();
    expect(await send(worker({ mode: 'production' }))).toMatchObject({ detail: 'the address is not https' });
    expect(partner.received).toEqual([]);
    const { application, database } = service;
    const parts = [application.get(WebhookSecrets), application.get(LiveEvents)] as const;
    const strict = new WebhookEndpoints(...parts, { mode: 'production' });
    const actor = { type: 'system', id: 'test' } as const;
    const setting = database.transaction((transaction) =>
      strict.set(transaction, partnerId, partner.url(), actor),
    );
    await expect(setting).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it.each([
    'ftp://partner.vn/',
    'https://lan:secret@partner.vn/',
    'partner.vn/hooks',
    'https://partner.vn/#a',
  ])('%s is refused', async (url) => {
    const answer = await administrator.put(`/api/staff/partners/${partnerId}/webhook`, { url });
    expect(answer.body).toMatchObject({ code: 'validation_failed' });
  });
});

describe('the secret', () => {
  it('stands nowhere in the database, and is in no answer but the first', async () => {
    const page = await administrator.get(`/api/staff/partners/${partnerId}/webhook`);
    const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(JSON.stringify(page.body)).not.toContain(secret);
    for (const written of [secret.slice('whsec_'.length), bytes.toString('hex')]) {
      expect(await tablesWith(service.databaseUrl, written)).toEqual([]);
    }
  });
});
