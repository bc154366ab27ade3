import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WebhookDelivery } from '../../src/partners/webhooks/delivery.js';
import { mostAttempts } from '../../src/partners/webhooks/retry.policy.js';
import { Jobs, LiveEvents, type LiveEvent } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { birthRegistration, newOfficialCode } from '../support/dossiers.js';
import { PartnerServer } from '../support/partner-server.js';
import { letPartnerIn, type SeenPartner } from '../support/partners.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let administrator: StaffCaller;
let officer: StaffCaller;
let server: PartnerServer;
let partner: SeenPartner;
let path: string;
let told: LiveEvent[];
let stopListening: () => void;

beforeAll(async () => {
  service = await startTestService({}, { WEBHOOK_NETWORKS: '127.0.0.1' });
  // The test says when a worker runs.
  await service.application.get(Jobs).stop();
  administrator = await signInAs(service, 'administrator');
  officer = await signInAs(service, 'officer');
  server = await PartnerServer.start();
});

afterAll(async () => {
  await server.stop();
  await service.stop();
});

beforeEach(async () => {
  partner = await letPartnerIn(administrator);
  path = `/api/staff/partners/${partner.id}`;
  bodyOf(await administrator.put(`${path}/webhook`, { url: server.url() }));
  server.behaviour = 'fails';
  told = [];
  const subscription = service.application.get(LiveEvents).stream.subscribe((event) => {
    if (event.type === 'alarm') told.push(event);
  });
  stopListening = () => {
    subscription.unsubscribe();
  };
});

afterEach(async () => {
  stopListening();
  await administrator.post(`${path}/ending`);
});

/** Something that the partner is told of. */
async function happens(): Promise<void> {
  const body = { origin: 'counter', procedureCode: birthRegistration, officialCode: newOfficialCode() };
  bodyOf(await officer.post('/api/staff/dossiers', { ...body, phone: '0912345678', inHand: true }));
}

/** Makes the last attempt of every message that waits. */
async function tryLast(): Promise<void> {
  const waiting = await service.database.dataSource.query<{ id: string }[]>(
    `SELECT id FROM webhook_message WHERE partner_id = $1 AND state = 'waiting' ORDER BY queued_at, id`,
    [partner.id],
  );
  await service.database.dataSource.query('UPDATE webhook_message SET attempts = $2 WHERE id = ANY ($1)', [
    waiting.map(({ id }) => id),
    mostAttempts - 1,
  ]);
  for (const { id } of waiting) await service.application.get(WebhookDelivery).run(id);
}

async function alarms(by: Caller = administrator): Promise<unknown[]> {
  const seen = bodyOf<{ alarms: { kind: string }[] }>(await by.get('/api/staff/alarms'));
  return seen.alarms.filter(({ kind }) => kind === 'messages_given_up');
}

async function counted(): Promise<string | undefined> {
  const { text } = await callerWith(service, {}).get('/metrics');
  return /^motcua247_messages_given_up (\d+)$/m.exec(text)?.[1];
}

describe('messages to a partner that are given up', () => {
  it('are an alarm of that partner, told once and standing for all of them', async () => {
    const since = service.clock.now().toISOString();
    await happens();
    await happens();
    expect([await alarms(), await counted()]).toEqual([[], '0']);
    await tryLast();
    expect(told).toEqual([{ type: 'alarm', id: partner.id, data: { alarm: 'messages_given_up' } }]);
    expect(await alarms()).toMatchObject([
      {
        severity: 'attention',
        since,
        partner: { id: partner.id, name: partner.name },
        count: 2,
        solvedAt: 'partners',
      },
    ]);
    expect(await counted()).toBe('2');
    expect(await alarms(officer)).toEqual([]);
  });

  it('are one no more when they are sent again', async () => {
    await happens();
    await tryLast();
    expect(await alarms()).toHaveLength(1);
    bodyOf(await administrator.post(`${path}/dead-letters/resending`));
    expect([await alarms(), await counted()]).toEqual([[], '0']);
    // Given up anew, they are told anew.
    await tryLast();
    expect(await alarms()).toHaveLength(1);
    expect(told).toHaveLength(2);
  });

  it('are one no more when they are dismissed, which the ledger keeps', async () => {
    await happens();
    await happens();
    await tryLast();
    await happens();
    expect(bodyOf(await administrator.post(`${path}/dead-letters/dismissal`))).toEqual({ messages: 2 });
    expect([await alarms(), await counted()]).toEqual([[], '0']);
    // What still waits is not theirs to forget.
    const page = bodyOf<object>(await administrator.get(`${path}/webhook`));
    expect(page).toMatchObject({ webhook: { waiting: 1 }, deadLetters: [] });
    const [entry] = await service.database.dataSource.query<{ kind: string; body: string }[]>(
      'SELECT kind, body FROM ledger_entry WHERE subject_id = $1 ORDER BY sequence DESC LIMIT 1',
      [partner.id],
    );
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      kind: 'partner.messages_dismissed',
      actor: { type: 'staff', id: administrator.id },
      details: { messages: 2 },
    });
  });

  it('of a partner that says it is gone, or was ended, are told and forgotten with it', async () => {
    server.behaviour = 'gone';
    await happens();
    await tryLast();
    expect(told).toHaveLength(1);
    expect(await alarms()).toHaveLength(1);
    bodyOf(await administrator.post(`${path}/ending`));
    expect([await alarms(), await counted()]).toEqual([[], '0']);
  });
});
