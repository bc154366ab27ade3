import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../src/kernel/index.js';
import { NoticeQueue } from '../../src/notifications/index.js';
import { DueNotices } from '../../src/notifications/sending/due-notices.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { queueFor, resultReady, startNoticeBench, type NoticeBench } from '../support/notices.js';
import { until } from '../support/until.js';

const phone = '+84912345678';

let bench: NoticeBench;
/** How many messages the gateway had before the test. */
let before: number;

beforeAll(async () => {
  bench = await startNoticeBench();
});

afterAll(async () => {
  await bench.stop();
});

beforeEach(() => {
  before = bench.twilio.messages.length;
});

function newMessages(): readonly { readonly to: string; readonly body: string; readonly sid: string }[] {
  return bench.twilio.messages.slice(0, bench.twilio.messages.length - before);
}

async function ledgerKindsOf(id: string): Promise<string[]> {
  const rows: { kind: string }[] = await bench.service.database.dataSource.query(
    `SELECT kind FROM ledger_entry WHERE subject_type = 'notice' AND subject_id = $1 ORDER BY sequence`,
    [id],
  );
  return rows.map(({ kind }) => kind);
}

async function jobsFor(id: string): Promise<number> {
  const [row]: { count: string }[] = await bench.service.database.dataSource.query(
    `SELECT count(*) FROM pgboss.job WHERE name = 'notice-delivery' AND data ->> 'noticeId' = $1`,
    [id],
  );
  return Number(row?.count);
}

describe('a notice', () => {
  it('is sent once, to the phone of its dossier, with a job of its own', async () => {
    const id = await bench.queue(phone);
    expect(await jobsFor(id)).toBe(1);
    await bench.worker.run(id);
    expect(await bench.noticeOf(id)).toMatchObject({
      state: 'sent',
      attempts: 1,
      provider_reference: newMessages()[0]?.sid,
    });
    expect(newMessages()).toMatchObject([
      { to: phone, body: expect.stringContaining('da co tai Tu ho so 24/7 Song Hau') as unknown },
    ]);
    await bench.worker.run(id);
    expect(newMessages()).toHaveLength(1);
    expect(await ledgerKindsOf(id)).toEqual(['notice.queued', 'notice.sending', 'notice.sent']);
  });

  it('is written once for its occasion, and again for another one', async () => {
    const { id, officialCode } = await bench.newDossier();
    const content = resultReady(officialCode);
    expect(await queueFor(bench.service, id, content, 'result_loaded/2')).toBeDefined();
    expect(await queueFor(bench.service, id, content, 'result_loaded/2')).toBeUndefined();
    expect(await queueFor(bench.service, id, content, 'result_loaded/7')).toBeDefined();
    const both = await Promise.all([1, 2].map(() => queueFor(bench.service, id, content, 'result_loaded/9')));
    expect(both.filter((queued) => queued !== undefined)).toHaveLength(1);
  });

  it('does not exist when what it tells of is rolled back', async () => {
    const { id: dossierId, officialCode } = await bench.newDossier();
    const queue = bench.service.application.get(NoticeQueue);
    const request = {
      dossierId,
      content: resultReady(officialCode),
      occasion: 'x/2',
      statusUrl: 'https://vi.du',
    };
    let id: string | undefined;
    await expect(
      bench.service.database.transaction(async (transaction) => {
        id = await queue.queue(transaction, request);
        throw new Error('the door did not open');
      }),
    ).rejects.toThrow('the door did not open');
    expect(id).toBeDefined();
    await expect(bench.noticeOf(id ?? '')).rejects.toThrow('There is no notice');
    expect(await jobsFor(id ?? '')).toBe(0);
  });
});

describe('a gateway that refuses', () => {
  it('is not asked again: the person has to be called', async () => {
    const id = await bench.queue();
    bench.twilio.next({ kind: 'error', status: 400, code: 21614 });
    const notice = await bench.letTimePass(id);
    expect(notice).toMatchObject({ state: 'undelivered', attempts: 1, call_reason: 'recipient_invalid' });
    expect(newMessages()).toHaveLength(0);
  });

  it('for now only, is asked again when it said so', async () => {
    const id = await bench.queue();
    bench.twilio.next({ kind: 'error', status: 429, code: 20429, retryAfterSeconds: 600 });
    await bench.worker.run(id);
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    bench.service.clock.advance(9 * minuteMs);
    await bench.worker.run(id);
    expect(newMessages()).toHaveLength(0);
    bench.service.clock.advance(2 * minuteMs);
    await bench.worker.run(id);
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(newMessages()).toHaveLength(1);
  });

  it('for too long, makes way for a call', async () => {
    const id = await bench.queue();
    await bench.twilio.refuseConnections();
    const notice = await bench.letTimePass(id);
    await bench.twilio.acceptConnections();
    expect(notice).toMatchObject({ state: 'undelivered', call_reason: 'tries_used_up', attempts: 12 });
    await bench.letTimePass(id);
    expect(newMessages()).toHaveLength(0);
  });

  it('is not asked about what is too old to be sent', async () => {
    const id = await bench.queue();
    bench.service.clock.advance(49 * hourMs);
    await bench.worker.run(id);
    expect(await bench.noticeOf(id)).toMatchObject({
      state: 'undelivered',
      call_reason: 'expired',
      attempts: 0,
    });
    expect(newMessages()).toHaveLength(0);
  });

  it('is not needed for a number that the dossier no longer has', async () => {
    const id = await bench.queue();
    await bench.service.database.dataSource.query(
      'DELETE FROM dossier_key USING notice WHERE notice.dossier_id = dossier_key.dossier_id AND notice.id = $1',
      [id],
    );
    await bench.worker.run(id);
    expect(await bench.noticeOf(id)).toMatchObject({
      state: 'undelivered',
      call_reason: 'recipient_invalid',
    });
  });
});

describe('an answer that never came', () => {
  it.each(['accept_then_hang', 'accept_then_reset', 'accept_then_garble'] as const)(
    'leaves the notice unknown until it is found, and sends it exactly once (%s)',
    async (kind) => {
      const id = await bench.queue();
      bench.twilio.next({ kind });
      await bench.worker.run(id);
      expect(await bench.noticeOf(id)).toMatchObject({ state: 'unknown', attempts: 1, lookups: 0 });
      await bench.letTimePass(id);
      expect(await bench.noticeOf(id)).toMatchObject({
        state: 'sent',
        attempts: 1,
        provider_reference: newMessages()[0]?.sid,
      });
      expect(newMessages()).toHaveLength(1);
    },
  );

  it('is looked for a bounded number of times, never sent again, and then called about', async () => {
    const id = await bench.queue();
    bench.twilio.next({ kind: 'hang' });
    const notice = await bench.letTimePass(id);
    expect(notice).toMatchObject({
      state: 'unknown',
      attempts: 1,
      lookups: 7,
      call_reason: 'outcome_unknown',
    });
    expect(newMessages()).toHaveLength(0);
    const posts = bench.twilio.requests.filter(
      ({ method, form }) => method === 'POST' && form['StatusCallback']?.endsWith(id) === true,
    );
    expect(posts).toHaveLength(1);
  });

  it('does not take the message of another notice for its own', async () => {
    const { id: dossierId, officialCode } = await bench.newDossier();
    const content = resultReady(officialCode);
    const first = await queueFor(bench.service, dossierId, content, 'result_loaded/2');
    const second = await queueFor(bench.service, dossierId, content, 'result_loaded/4');
    if (first === undefined || second === undefined) throw new Error('two occasions are two notices');
    bench.twilio.next({ kind: 'hang' });
    await bench.worker.run(second);
    await bench.worker.run(first);
    expect(newMessages()).toHaveLength(1);
    expect(await bench.letTimePass(second)).toMatchObject({
      state: 'unknown',
      call_reason: 'outcome_unknown',
    });
  });
});

describe('a process that dies between its two transactions', () => {
  it('before it sent: the notice is not sent again, since nobody can know', async () => {
    const id = await bench.queue();
    expect((await bench.begin(id)).kind).toBe('send');
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'sending', attempts: 1 });
    await bench.worker.run(id);
    expect((await bench.noticeOf(id)).state).toBe('sending');
    bench.service.clock.advance(minuteMs);
    await bench.worker.run(id);
    expect((await bench.noticeOf(id)).state).toBe('unknown');
    expect((await bench.letTimePass(id)).call_reason).toBe('outcome_unknown');
    expect(newMessages()).toHaveLength(0);
  });

  it('after it sent: the message is found', async () => {
    const id = await bench.queue();
    const step = await bench.begin(id);
    if (step.kind !== 'send') throw new Error('the notice is due');
    await bench.parts.channel.send(step.message, { timeoutMs: 5_000 });
    expect(await bench.letTimePass(id)).toMatchObject({
      state: 'sent',
      provider_reference: newMessages()[0]?.sid,
    });
    expect(newMessages()).toHaveLength(1);
    expect(await ledgerKindsOf(id)).toEqual([
      'notice.queued',
      'notice.sending',
      'notice.unknown',
      'notice.sent',
    ]);
  });

  it('is succeeded by the sweep, which finds what is due and nothing else', async () => {
    const [interrupted, sent] = [await bench.queue(), await bench.queue()];
    await bench.begin(interrupted);
    await bench.worker.run(sent);
    const sweep = bench.service.application.get(DueNotices);
    await sweep.run();
    expect(await jobsFor(interrupted)).toBe(1);
    bench.service.clock.advance(minuteMs);
    await sweep.run();
    expect([await jobsFor(interrupted), await jobsFor(sent)]).toEqual([2, 1]);
  });
});

describe('workers at once', () => {
  it('send one message', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => bench.queue()));
    await Promise.all(ids.flatMap((id) => [1, 2, 3].map(() => bench.worker.run(id))));
    expect(newMessages()).toHaveLength(ids.length);
    for (const id of ids) expect(await bench.noticeOf(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('send one message, also when the second comes while the first waits for its answer', async () => {
    const id = await bench.queue();
    bench.twilio.next({ kind: 'answer_when_released' });
    const first = bench.worker.run(id);
    await until('the gateway has the message', () => newMessages().length === 1);
    await bench.worker.run(id);
    bench.twilio.release();
    await first;
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(newMessages()).toHaveLength(1);
  });

  it('count one look-up', async () => {
    const id = await bench.queue();
    bench.twilio.next({ kind: 'hang' });
    await bench.worker.run(id);
    bench.service.clock.advance(hourMs);
    await Promise.all([1, 2, 3].map(() => bench.worker.run(id)));
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'unknown', lookups: 1 });
  });
});

it('leaves no phone number in notices and ledger, and a chain that verifies', async () => {
  const { dataSource } = bench.service.database;
  const [row]: { leaks: string }[] = await dataSource.query(
    `SELECT (SELECT count(*) FROM notice WHERE notice::text LIKE '%12345678%')
          + (SELECT count(*) FROM ledger_entry WHERE body LIKE '%12345678%') AS leaks`,
  );
  expect(row?.leaks).toBe('0');
  expect(await verifyLedger(dataSource.manager)).toMatchObject({ intact: true });
});
