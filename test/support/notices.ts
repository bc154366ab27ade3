import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import request from 'supertest';
import { loadConfiguration, type Environment } from '../../src/config/index.js';
import { AdjustableClock, hourMs, systemRandomness } from '../../src/kernel/index.js';
import { appendToLedger } from '../../src/ledger/index.js';
import { beginDelivery, type DeliveryStep } from '../../src/notifications/sending/begin-delivery.js';
import { NoticeDelivery } from '../../src/notifications/sending/notice-delivery.js';
import { SendingParts } from '../../src/notifications/sending/sending-parts.js';
import { NoticeQueue, type NoticeContent } from '../../src/notifications/index.js';
import { Jobs } from '../../src/platform/index.js';
import { bodyOf, type Caller } from './caller.js';
import { newOfficialCode } from './dossiers.js';
import { startTestService, type TestService } from './test-service.js';
import { testStart } from './test-start.js';
import { TwilioServer } from './twilio-server/index.js';
import { Persons } from '../../src/dossiers/index.js';
import { phoneOf } from './phones.js';

export const publicBaseUrl = 'https://motcua.vi.du';
/** For answers that never come; a local connection takes far less. */
const impatientMs = 400;

export interface NoticeRow {
  readonly id: string;
  readonly template: string;
  readonly parameters: Record<string, string>;
  readonly state: string;
  readonly attempts: number;
  readonly lookups: number;
  readonly provider_reference: string | null;
  readonly call_reason: string | null;
  readonly detail: string | null;
  readonly version: number;
}

/** The service beside a local Twilio, its job queue at rest: the test says when a worker runs. */
export interface NoticeBench {
  readonly service: TestService;
  readonly twilio: TwilioServer;
  readonly parts: SendingParts;
  readonly worker: NoticeDelivery;
  newDossier(phone?: string): Promise<{ id: string; officialCode: string }>;
  /** Queues a notice about a new dossier. */
  queue(phone?: string): Promise<string>;
  noticeOf(id: string): Promise<NoticeRow>;
  /** The first half of a delivery, after which the process dies. */
  begin(id: string): Promise<DeliveryStep>;
  /** Time passes and workers run, until nothing more is due or the bound is reached. */
  letTimePass(id: string): Promise<NoticeRow>;
  stop(): Promise<void>;
}

export function twilioEnvironment(twilio: TwilioServer): Environment {
  return loadConfiguration(
    {
      DATA_DIRECTORY: join(tmpdir(), `mc-${randomUUID()}`),
      PUBLIC_BASE_URL: publicBaseUrl,
      SECRET_KEY: randomBytes(32).toString('hex'),
      SMS_CHANNEL: 'twilio',
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_SENDER: 'MOTCUA',
      TWILIO_CALLER: '+842471247247',
      TWILIO_BASE_URL: twilio.baseUrl,
    },
    systemRandomness,
  ).environment;
}

const mostRounds = 40;

export async function startNoticeBench(): Promise<NoticeBench> {
  const clock = AdjustableClock.at(testStart);
  const twilio = await TwilioServer.start(() => clock.now());
  const service = await startTestService({ clock, environment: twilioEnvironment(twilio) });
  const { application, database } = service;
  await application.get(Jobs).stop();
  const parts = application.get(SendingParts);
  const logger = pino({ level: 'silent' });
  const worker = new NoticeDelivery(database, application.get(Jobs), parts, logger, impatientMs);

  const newDossier = (phone = '+84912345678') => insertDossier(service, phone);
  const noticeOf = (id: string) => noticeRow(service, id);
  return {
    service: { ...service, clock },
    twilio,
    parts,
    worker,
    newDossier,
    noticeOf,
    queue: async (phone) => {
      const dossier = await newDossier(phone);
      const id = await queueFor(service, dossier.id, resultReady(dossier.officialCode));
      if (id === undefined) throw new Error('a new dossier has no notices');
      return id;
    },
    begin: (id) => database.transaction((transaction) => beginDelivery(transaction, parts, id)),
    letTimePass: async (id) => {
      for (let rounds = 0; rounds < mostRounds; rounds += 1) {
        await worker.run(id);
        clock.advance(3 * hourMs);
      }
      return noticeOf(id);
    },
    stop: async () => {
      await service.stop();
      await twilio.stop();
    },
  };
}

export async function noticeRow(service: TestService, id: string): Promise<NoticeRow> {
  const rows = await service.database.dataSource.query<NoticeRow[]>('SELECT * FROM notice WHERE id = $1', [
    id,
  ]);
  const [row] = rows;
  if (!row) throw new Error(`There is no notice ${id}`);
  return row;
}

export function resultReady(dossierNumber: string): NoticeContent {
  return { template: 'result_ready', values: { dossierNumber, lastDay: '26/11' } };
}

export function queueFor(
  service: TestService,
  dossierId: string,
  content: NoticeContent,
  occasion = 'result_loaded/2',
): Promise<string | undefined> {
  const queue = service.application.get(NoticeQueue);
  const statusUrl = `${publicBaseUrl}/d/${'x'.repeat(22)}`;
  return service.database.transaction((transaction) =>
    queue.queue(transaction, { dossierId, content, occasion, statusUrl }),
  );
}

/** A result that was registered at the counter. */
export async function insertDossier(
  service: TestService,
  phone: string,
): Promise<{ id: string; officialCode: string }> {
  const [id, officialCode] = [randomUUID(), newOfficialCode()];
  const persons = service.application.get(Persons);
  const { columns, key } = persons.seal(id, { phone: phoneOf(phone), holderName: null });
  await service.database.transaction(async (transaction) => {
    await transaction.query(
      `INSERT INTO dossier (id, origin, official_code, procedure_code, state, contents, custody, custody_certain,
         department_code, phone_index, sealed_phone, low_tray, status_token_hash, created_at, version)
       VALUES ($1, 'counter', $2, '1.001193', 'result_ready', 'result', 'department', true, 'justice', $3, $4, false, $5,
         $6, 1)`,
      [id, officialCode, columns.phoneIndex, columns.sealedPhone, randomBytes(32), transaction.at],
    );
    await transaction.query(
      'INSERT INTO dossier_key (dossier_id, wrapped_key, wrapped_by) VALUES ($1, $2, $3)',
      [id, key.wrappedKey, key.wrappedBy],
    );
    appendToLedger(transaction, {
      kind: 'dossier.result_registered',
      subject: { type: 'dossier', id, version: 1 },
      actor: { type: 'system', id: 'test' },
      details: {},
    });
  });
  return { id, officialCode };
}

/** How many people are to be called, as the list, the overview and the metric tell it. */
export async function callsTold(service: TestService, officer: Caller): Promise<number[]> {
  const list = bodyOf<{ notices: object[] }>(await officer.get('/api/staff/notices?state=to_call'));
  const overview = bodyOf<{ undeliveredNotices: number }>(await officer.get('/api/staff/overview'));
  const { text } = await request(service.url).get('/metrics');
  const metric = /^motcua247_notices_undelivered (\d+)$/m.exec(text)?.[1];
  return [list.notices.length, overview.undeliveredNotices, Number(metric)];
}
