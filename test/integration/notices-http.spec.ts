import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DossierEvents, type DossierEventKind, type DossierFacts } from '../../src/dossiers/index.js';
import { appendToLedger } from '../../src/ledger/index.js';
import { LiveEvents, type LiveEvent } from '../../src/platform/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import { callsTold, publicBaseUrl, startNoticeBench, type NoticeBench } from '../support/notices.js';
import { signInAs } from '../support/staff.js';
import { signCallback, type StoredMessage } from '../support/twilio-server/index.js';
import { until } from '../support/until.js';

let bench: NoticeBench;
let officer: Caller;

beforeAll(async () => {
  bench = await startNoticeBench();
  officer = await signInAs(bench.service, 'officer');
});

afterAll(async () => {
  await bench.stop();
});

async function sendOne(): Promise<{ id: string; message: StoredMessage }> {
  const id = await bench.queue();
  await bench.worker.run(id);
  return { id, message: messageOf(id) };
}

function messageOf(noticeId: string): StoredMessage {
  const found = bench.twilio.messages.find(
    ({ statusCallback }) => statusCallback?.endsWith(noticeId) === true,
  );
  if (!found) throw new Error('the gateway has no message of this notice');
  return found;
}

/** Posts a report as Twilio does, through a proxy that serves the public address. */
async function report(
  message: StoredMessage,
  status: string,
  change: { authToken?: string; form?: Record<string, string>; query?: string } = {},
): Promise<{ status: number; code: string | undefined }> {
  const address = message.statusCallback ?? '';
  const form = { ...bench.twilio.callbackForm(message), MessageStatus: status };
  const signature = signCallback(change.authToken ?? bench.twilio.authToken, address, form);
  const path = change.query ?? address.slice(publicBaseUrl.length);
  const answer = await request(bench.service.url)
    .post(path)
    .type('form')
    .set('X-Twilio-Signature', signature)
    .send({ ...form, ...change.form });
  return { status: answer.status, code: (answer.body as { code?: string }).code };
}

async function stateOf(id: string): Promise<string> {
  return (await bench.noticeOf(id)).state;
}

describe("the gateway's reports", () => {
  it('say that the message has arrived', async () => {
    const { id, message } = await sendOne();
    expect(await report(message, 'sent')).toEqual({ status: 204, code: undefined });
    expect(await stateOf(id)).toBe('sent');
    expect((await report(message, 'delivered')).status).toBe(204);
    expect(await stateOf(id)).toBe('delivered');
  });

  it.each(['undelivered', 'failed'])('put the person on the list when it was %s', async (status) => {
    const { id, message } = await sendOne();
    expect((await report(message, status)).status).toBe(204);
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'undelivered', call_reason: 'not_delivered' });
  });

  it('do no harm when they come twice or in the wrong order', async () => {
    const { id, message } = await sendOne();
    await report(message, 'delivered');
    const { version } = await bench.noticeOf(id);
    for (const status of ['delivered', 'sent', 'undelivered', 'queued', 'failed']) {
      expect((await report(message, status)).status).toBe(204);
    }
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'delivered', version });
  });

  it('correct a failure that was none', async () => {
    const { id, message } = await sendOne();
    await report(message, 'undelivered');
    await report(message, 'delivered');
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'delivered', call_reason: null });
  });

  it('may overtake the answer to the request', async () => {
    const id = await bench.queue();
    bench.twilio.next({ kind: 'answer_when_released' });
    const sending = bench.worker.run(id);
    await until('the gateway has the message', () =>
      bench.twilio.messages.some(({ statusCallback }) => statusCallback?.endsWith(id) === true),
    );
    expect((await report(messageOf(id), 'delivered')).status).toBe(204);
    bench.twilio.release();
    await sending;
    expect(await bench.noticeOf(id)).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  it('at once leave one state', async () => {
    const { id, message } = await sendOne();
    const answers = await Promise.all(
      ['sent', 'delivered', 'delivered', 'sent'].map((status) => report(message, status)),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(await stateOf(id)).toBe('delivered');
  });

  it('that are forged change nothing', async () => {
    const { id, message } = await sendOne();
    const other = await sendOne();
    const forged = [
      { authToken: 'a-guessed-token' },
      { form: { MessageStatus: 'undelivered' } },
      { query: (other.message.statusCallback ?? '').slice(publicBaseUrl.length) },
    ];
    for (const change of forged) {
      expect(await report(message, 'delivered', change)).toEqual({ status: 403, code: 'forbidden' });
    }
    const unsigned = await request(bench.service.url)
      .post(`/api/integration/twilio/status?notice=${id}`)
      .type('form')
      .send(bench.twilio.callbackForm(message));
    expect(unsigned.status).toBe(403);
    expect([await stateOf(id), await stateOf(other.id)]).toEqual(['sent', 'sent']);
  });

  it('about another message of the same notice are left aside', async () => {
    const { id, message } = await sendOne();
    const stranger = { ...message, sid: `SM${'0'.repeat(32)}` };
    expect((await report(stranger, 'undelivered')).status).toBe(204);
    expect(await stateOf(id)).toBe('sent');
  });

  it.each([
    ['no notice', '/api/integration/twilio/status'],
    ['no id', '/api/integration/twilio/status?notice=7'],
  ])('without an address are refused: %s', async (_what, path) => {
    const answer = await request(bench.service.url).post(path).type('form').send({});
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
  });

  it('with a status that nobody knows are refused', async () => {
    const { message } = await sendOne();
    expect(await report(message, 'teleported')).toEqual({ status: 400, code: 'validation_failed' });
  });
});

describe("the officer's list of people to call", () => {
  interface ToCall {
    readonly id: string;
    readonly phone: string | null;
    readonly text: string | null;
    readonly callReason: string;
    readonly toCall: boolean;
    readonly lastCall: { outcome: string } | null;
  }

  async function listed(id: string): Promise<ToCall | undefined> {
    const { notices } = bodyOf<{ notices: ToCall[] }>(await officer.get('/api/staff/notices?state=to_call'));
    return notices.find((notice) => notice.id === id);
  }

  async function refusedOne(): Promise<string> {
    const id = await bench.queue('+84987654321');
    bench.twilio.next({ kind: 'error', status: 400, code: 21614 });
    await bench.worker.run(id);
    return id;
  }

  it('shows whom to call, why, and what to say', async () => {
    const id = await refusedOne();
    expect(await listed(id)).toMatchObject({
      phone: '0987 654 321',
      callReason: 'recipient_invalid',
      text: expect.stringMatching(/^Ket qua ho so T\.[0-9A-F-]+ da co tai/) as unknown,
      lastCall: null,
    });
    const { id: sent } = await sendOne();
    expect(await listed(sent)).toBeUndefined();
  });

  it('keeps whom nobody reached, and drops who was', async () => {
    const before = await callsTold(bench.service, officer);
    const id = await refusedOne();
    const first = await officer.post(`/api/staff/notices/${id}/call`, { outcome: 'not_reached' });
    expect([first.status, first.body]).toMatchObject([200, { toCall: true }]);
    expect(await listed(id)).toMatchObject({ lastCall: { outcome: 'not_reached' } });
    expect(await callsTold(bench.service, officer)).toEqual(before.map((count) => count + 1));
    const second = await officer.post(`/api/staff/notices/${id}/call`, { outcome: 'reached' });
    expect([second.status, second.body]).toMatchObject([200, { toCall: false }]);
    expect(await listed(id)).toBeUndefined();
    expect(await callsTold(bench.service, officer)).toEqual(before);
  });

  it('leaves out who has the papers by now', async () => {
    const before = await callsTold(bench.service, officer);
    const id = await refusedOne();
    const { database } = bench.service;
    // A dossier that ended: the row as the desk leaves it.
    await database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ id: string }>(
        `UPDATE dossier SET state = 'handed_over', custody = 'citizen', closed_at = $2, version = version + 1
          WHERE id = (SELECT dossier_id FROM notice WHERE id = $1) RETURNING id`,
        [id, transaction.at],
      );
      appendToLedger(transaction, {
        kind: 'dossier.handed_over',
        subject: { type: 'dossier', id: row?.id ?? '', version: 2 },
        actor: { type: 'system', id: 'test' },
        details: {},
      });
    });
    expect(await listed(id)).toBeUndefined();
    expect(await callsTold(bench.service, officer)).toEqual(before);
  });

  it('is for those who may call', async () => {
    const technician = await signInAs(bench.service, 'technician');
    expect((await technician.get('/api/staff/notices?state=to_call')).status).toBe(403);
    expect((await request(bench.service.url).get('/api/staff/notices?state=to_call')).status).toBe(401);
    const call = await technician.post(`/api/staff/notices/${randomUUID()}/call`, { outcome: 'reached' });
    expect(call.status).toBe(403);
  });

  it.each([
    ['an unknown notice', randomUUID(), { outcome: 'reached' }, 404],
    ['no id', '7', { outcome: 'reached' }, 400],
    ['an unknown outcome', randomUUID(), { outcome: 'perhaps' }, 400],
    ['an unknown field', randomUUID(), { outcome: 'reached', phone: '0912345678' }, 400],
  ])('refuses %s', async (_what, id, body, status) => {
    expect((await officer.post(`/api/staff/notices/${id}/call`, body)).status).toBe(status);
  });
});

describe("a dossier's events", () => {
  async function publish(kind: DossierEventKind, change: Partial<DossierFacts> = {}): Promise<DossierFacts> {
    const { id, officialCode } = await bench.newDossier();
    const dossier: DossierFacts = {
      id,
      version: 4,
      origin: 'deposit',
      state: 'loaded',
      custody: 'tray',
      contents: 'result',
      trayLabel: 'A01',
      departmentCode: 'justice',
      procedureCode: '1.001193',
      depositNumber: 'G-261123-0001',
      officialCode,
      acceptedAt: null,
      missingPapers: ['Bản sao hộ khẩu', 'Tờ khai'],
      reason: null,
      loadedAt: new Date('2026-11-23T03:00:00Z'),
      windowEndsAt: new Date('2026-11-26T18:00:00Z'),
      statusUrl: bench.parts.statusLinks.urlOf(id),
      ...change,
    };
    const events = bench.service.application.get(DossierEvents);
    await bench.service.database.transaction((transaction) => events.publish(transaction, { kind, dossier }));
    return dossier;
  }

  async function noticesOf(dossierId: string): Promise<{ id: string; template: string }[]> {
    const answer = await officer.get(`/api/staff/dossiers/${dossierId}/notices`);
    return bodyOf<{ notices: { id: string; template: string }[] }>(answer).notices;
  }

  it.each<[DossierEventKind, Partial<DossierFacts>, string, Record<string, string>]>([
    ['envelope_received', {}, 'envelope_received', { depositNumber: 'G-261123-0001' }],
    ['supplement_needed', {}, 'supplement_needed', { missing: 'Ban sao ho khau, To khai' }],
    // 18:00 in Greenwich is the next day in Vietnam.
    ['result_loaded', {}, 'result_ready', { lastDay: '27/11', cabinetName: 'Tu ho so 24/7 Song Hau' }],
    ['supplement_loaded', { contents: 'application' }, 'supplement_waiting', { lastDay: '27/11' }],
    ['reminder_due', {}, 'reminder', { lastDay: '27/11' }],
    ['reminder_due', { contents: 'application' }, 'supplement_waiting', { lastDay: '27/11' }],
    ['taken_back_to_desk', {}, 'taken_back_to_desk', { deskName: 'Quay so 1, Mot cua Song Hau' }],
  ])('%s %j tells the citizen with %s', async (kind, change, template, parameters) => {
    const { id } = await publish(kind, change);
    const [notice, ...others] = await noticesOf(id);
    expect([notice?.template, others]).toEqual([template, []]);
    expect((await bench.noticeOf(notice?.id ?? '')).parameters).toMatchObject(parameters);
  });

  it.each(['envelope_received', 'result_loaded', 'supplement_loaded', 'reminder_due'] as const)(
    'puts the link of the status page into the SMS of %s, and into nothing that is stored',
    async (kind) => {
      const { id } = await publish(kind);
      const [notice] = await noticesOf(id);
      await bench.worker.run(notice?.id ?? '');
      const { body } = messageOf(notice?.id ?? '');
      const link = /https:\/\/motcua\.vi\.du\/d\/([A-Za-z0-9_-]{22})$/.exec(body);
      expect(link).not.toBeNull();
      const [row]: { leaks: string }[] = await bench.service.database.dataSource.query(
        `SELECT (SELECT count(*) FROM notice WHERE position($1 IN notice::text) > 0)
            + (SELECT count(*) FROM ledger_entry WHERE position($1 IN body) > 0) AS leaks`,
        [link?.[1]],
      );
      expect(row?.leaks).toBe('0');
    },
  );

  it('tells nobody of what only staff must know', async () => {
    for (const kind of ['collected', 'accepted', 'tray_claimed', 'picked_up'] as const) {
      expect(await noticesOf((await publish(kind)).id)).toEqual([]);
    }
  });

  it('does not undo what has happened because its text cannot be sent', async () => {
    const { id } = await publish('result_loaded', { officialCode: 'X'.repeat(26) });
    const [notice] = await noticesOf(id);
    expect(notice).toMatchObject({ state: 'undelivered', callReason: 'text_refused', toCall: true });
  });

  it('tells the screens', async () => {
    const seen: LiveEvent[] = [];
    const subscription = bench.service.application
      .get(LiveEvents)
      .stream.subscribe((event) => seen.push(event));
    const { id } = await publish('result_loaded');
    subscription.unsubscribe();
    expect(seen).toMatchObject([
      { type: 'notice', data: { dossier: id, template: 'result_ready', state: 'waiting', toCall: false } },
    ]);
  });

  it('has no notices where there is no dossier', async () => {
    expect((await officer.get(`/api/staff/dossiers/${randomUUID()}/notices`)).status).toBe(404);
  });
});
