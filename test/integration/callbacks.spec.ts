import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { dayMs } from '../../src/kernel/index.js';
import type { Report } from '../../src/partners/callbacks/progress.policy.js';
import { bodyOf } from '../support/caller.js';
import { tablesWith } from '../support/database-dump.js';
import { DossierWorld } from '../support/dossier-world.js';
import { command, newOfficialCode, whereIs } from '../support/dossiers.js';
import { CallbackSender, giveKey, letPartnerIn } from '../support/partners.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { until } from '../support/until.js';

let world: DossierWorld;
let administrator: StaffCaller;
let sender: CallbackSender;

beforeAll(async () => {
  world = await DossierWorld.start();
  administrator = await signInAs(world.service, 'administrator');
  sender = await enter();
});

afterAll(async () => {
  await world.stop();
});

async function enter(wish: object = {}): Promise<CallbackSender> {
  const { id } = await letPartnerIn(administrator, { scopes: ['progress.report'], ...wish });
  return CallbackSender.enter(world.service, administrator, id);
}

/** A dossier on its way to its department. */
async function routed(): Promise<{ id: string; number: string }> {
  const [id, number] = [await world.deposit(), newOfficialCode()];
  await world.collect(id);
  await command(world.officer, id, 'accept', { officialCode: number });
  return { id, number };
}

function report(type: Report, number: string): object {
  return { type, timestamp: '2026-11-23T09:00:00+07:00', data: { number } };
}

const received = (number: string) => report('dossier.received_in_department', number);
const finished = (number: string) => report('dossier.finished', number);

/** What partners have done to a dossier, as the ledger has it. */
async function doneByPartners(id: string): Promise<string[]> {
  const rows = await world.service.database.dataSource.query<{ kind: string; actor: string }[]>(
    `SELECT kind, body::jsonb #>> '{actor,id}' AS actor FROM ledger_entry
      WHERE subject_id = $1 AND body::jsonb #>> '{actor,type}' = 'partner' ORDER BY sequence`,
    [id],
  );
  return rows.map(({ kind, actor }) => `${kind} ${actor === sender.partnerId ? 'sender' : actor}`);
}

/** Somebody who holds a dossier, and lets it go when so many others wait for it or for each other. */
async function heldUntilWaiting<Result>(
  id: string,
  others: number,
  send: () => Promise<Result>,
): Promise<Result> {
  const holder = new pg.Client({ connectionString: world.service.databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [id]);
    const sent = send();
    await until(`${others} are under way, and wait`, async () => {
      const { rows } = await holder.query<{ count: number }>(
        `SELECT count(*)::integer AS count FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows[0]?.count === others;
    });
    await holder.query('COMMIT');
    return await sent;
  } finally {
    await holder.end();
  }
}

describe('what a department’s system reports', () => {
  it('is done as its people would do it, in the partner’s name', async () => {
    const { id, number } = await routed();
    expect(bodyOf(await sender.send(received(number)))).toEqual({ effect: 'applied' });
    expect(await whereIs(world.officer, id)).toBe('processing department');
    expect(bodyOf(await sender.send(finished(number)))).toEqual({ effect: 'applied' });
    expect(await whereIs(world.officer, id)).toBe('result_ready department');
    expect(await doneByPartners(id)).toEqual([
      'dossier.received_in_department sender',
      'dossier.finished sender',
    ]);
  });

  it('once more under the same id gets the same answer, and does nothing more; another body is refused', async () => {
    const { id, number } = await routed();
    const said = { 'webhook-id': randomUUID() };
    const [first, meanwhile] = await Promise.all([1, 2].map(() => sender.send(received(number), said)));
    const recorded = sender.headersFor(JSON.stringify(received(number)), said);
    const played = await sender.post(JSON.stringify(received(number)), recorded);
    for (const answer of [first, meanwhile, played]) {
      expect([answer?.status, answer?.body]).toEqual([200, { effect: 'applied' }]);
    }
    expect(played.headers['idempotency-replayed']).toBe('true');
    const other = await sender.send(finished(number), said);
    expect([other.status, other.body]).toMatchObject([422, { code: 'idempotency_key_reused' }]);
    expect(await whereIs(world.officer, id)).toBe('processing department');
    expect(await doneByPartners(id)).toHaveLength(1);
  });

  it.each([
    ['under two ids', [randomUUID(), randomUUID()]],
    ['under one id', Array<string>(2).fill(randomUUID())],
  ])('twice at once, %s, is done once, and neither report is refused', async (_what, ids) => {
    const { id, number } = await routed();
    const answers = await heldUntilWaiting(id, 2, () =>
      Promise.all(ids.map((webhookId) => sender.send(received(number), { 'webhook-id': webhookId }))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const effects = answers.map(({ body }: { body: { effect: string } }) => body.effect);
    // The same message gets the same answer; another one is told that it is known.
    expect(effects.sort()).toEqual(['applied', ids[0] === ids[1] ? 'applied' : 'known']);
    expect(await whereIs(world.officer, id)).toBe('processing department');
    expect(await doneByPartners(id)).toEqual(['dossier.received_in_department sender']);
  });

  it('in the wrong order is refused while it is early, taken when it comes again, and harmless when it is late', async () => {
    const { id, number } = await routed();
    const said = { 'webhook-id': randomUUID() };
    const early = await sender.send(finished(number), said);
    expect([early.status, early.body]).toMatchObject([409, { code: 'transition_not_legal' }]);
    expect(await whereIs(world.officer, id)).toBe('routed officer');
    bodyOf(await sender.send(received(number)));
    expect(bodyOf(await sender.send(finished(number), said))).toEqual({ effect: 'applied' });
    expect(bodyOf(await sender.send(received(number)))).toEqual({ effect: 'known' });
    expect(await whereIs(world.officer, id)).toBe('result_ready department');
    expect(await doneByPartners(id)).toHaveLength(2);
  });

  it('is of the dossiers that it is let near alone, and only with the scope for it', async () => {
    const { id, number } = await routed();
    const ofPolice = await enter({ departmentCode: 'police' });
    const foreign = await ofPolice.send(received(number));
    expect([foreign.status, foreign.body]).toMatchObject([404, { code: 'not_found' }]);
    const reader = await enter({ scopes: ['dossiers.read', 'results.announce'] });
    const refused = await reader.send(received(number));
    expect([refused.status, refused.body]).toMatchObject([403, { scope: 'progress.report' }]);
    expect((await sender.send(received('NO-SUCH-CODE'))).status).toBe(404);
    expect((await sender.send({ ...received(number), door: 'A01' })).status).toBe(400);
    expect(await whereIs(world.officer, id)).toBe('routed officer');
    const ofJustice = await enter({ departmentCode: 'justice' });
    expect(bodyOf(await ofJustice.send(received(number)))).toEqual({ effect: 'applied' });
    // Nor is it told that there is something to be known.
    expect((await ofPolice.send(received(number))).status).toBe(404);
  });
});

describe('a callback that is not signed by the partner in the path, in the last minutes', () => {
  let dossier: { id: string; number: string };

  beforeAll(async () => {
    dossier = await routed();
  });

  it('is refused without a word more, whatever is wrong with it', async () => {
    const { id } = await letPartnerIn(administrator, { scopes: ['progress.report'] });
    const { key } = await giveKey(administrator, id);
    const other = await enter();
    const body = JSON.stringify(received(dossier.number));
    const right = sender.headersFor(body);
    const answers = await Promise.all([
      sender.post(body, {}),
      sender.post(body, { ...right, 'webhook-signature': '' }),
      sender.post(body, { ...right, 'webhook-signature': `v1,${randomBytes(32).toString('base64')}` }),
      sender.post(body, other.headersFor(body)),
      sender.post(`${body} `, right),
      sender.post(body, { ...right, 'webhook-id': randomUUID() }),
      sender.post(body, { ...right, 'webhook-timestamp': String(Number(right['webhook-timestamp']) + 1) }),
      sender.post(body, { authorization: `Bearer ${key}` }, id),
      sender.post(body, right, other.partnerId),
      sender.post(body, right, randomUUID()),
      sender.post(body, right, 'nobody'),
    ]);
    for (const { status, body: said } of answers) {
      expect([status, said]).toEqual([401, answers[0].body]);
    }
    expect(await whereIs(world.officer, dossier.id)).toBe('routed officer');
  });

  it.each([-301, 301])('but %d seconds from now, is refused', async (seconds) => {
    const now = Math.floor(world.service.clock.now().getTime() / 1000);
    const said = { 'webhook-timestamp': String(now + seconds) };
    const stale = await sender.send(received(dossier.number), said);
    expect([stale.status, stale.body]).toMatchObject([401, { code: 'unauthenticated' }]);
    expect(await whereIs(world.officer, dossier.id)).toBe('routed officer');
  });

  it('is refused when the partner was ended', async () => {
    const ended = await enter();
    bodyOf(await administrator.post(`/api/staff/partners/${ended.partnerId}/ending`));
    expect((await ended.send(received(dossier.number))).status).toBe(401);
  });
});

describe('the secret for callbacks', () => {
  it('is shown once, stands nowhere in the database, and is in the ledger as made', async () => {
    const { id } = await letPartnerIn(administrator, { scopes: ['progress.report'] });
    const page = `/api/staff/partners/${id}/callbacks`;
    expect(bodyOf(await administrator.get(page))).toEqual({
      address: `http://localhost:8247/api/partner/callbacks/${id}`,
      secretMadeAt: null,
    });
    const made = await administrator.post(`/api/staff/partners/${id}/callback-secret`, {});
    const secret = bodyOf<{ secret: string }>(made).secret.slice('whsec_'.length);
    const after = await administrator.get(page);
    expect(after.body).toMatchObject({ secretMadeAt: world.service.clock.now().toISOString() });
    expect(JSON.stringify(after.body)).not.toContain(secret);
    for (const written of [secret, Buffer.from(secret, 'base64').toString('hex')]) {
      expect(await tablesWith(world.service.databaseUrl, written)).toEqual([]);
    }
    const entries = await world.service.database.dataSource.query<{ kind: string }[]>(
      'SELECT kind FROM ledger_entry WHERE subject_id = $1 ORDER BY sequence',
      [id],
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['partner.made', 'partner.callback_secret_made']);
  });

  it('ends at once where it is said to be in wrong hands, and the ledger has that', async () => {
    const old = await enter();
    const renewed = await CallbackSender.enter(world.service, administrator, old.partnerId, {
      endOldNow: true,
    });
    const { status } = await old.send(received('NO-SUCH-CODE'));
    expect([status, (await renewed.send(received('NO-SUCH-CODE'))).status]).toEqual([401, 404]);
    const entries = await world.service.database.dataSource.query<{ details: unknown }[]>(
      `SELECT body::jsonb -> 'details' AS details FROM ledger_entry
        WHERE subject_id = $1 AND kind = 'partner.callback_secret_made' ORDER BY sequence`,
      [old.partnerId],
    );
    expect(entries.map(({ details }) => details)).toEqual([{}, { endedOld: true }]);
  });

  it('is good for a day more when a new one is made', async () => {
    const old = await enter();
    const renewed = await CallbackSender.enter(world.service, administrator, old.partnerId);
    // A dossier that is not: whoever is let in is told so.
    const letIn = async (by: CallbackSender) => (await by.send(received('NO-SUCH-CODE'))).status === 404;
    expect([await letIn(old), await letIn(renewed)]).toEqual([true, true]);
    world.service.clock.advance(dayMs);
    expect([await letIn(old), await letIn(renewed)]).toEqual([false, true]);
  });
});
