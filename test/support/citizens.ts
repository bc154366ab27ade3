import { CodeSender } from '../../src/citizens/index.js';
import { parseVietnameseMobile } from '../../src/kernel/index.js';
import { BoundedInbox } from '../../src/notifications/channels/index.js';
import { Jobs, type CitizenPurpose } from '../../src/platform/index.js';
import { bodyOf, callerWith, type Caller } from './caller.js';
import { signInAs } from './staff.js';
import type { TestService } from './test-service.js';
import { until } from './until.js';

export interface KioskCaller extends Caller {
  readonly id: string;
  readonly credential: string;
}

export interface CitizenCaller extends Caller {
  readonly sessionToken: string;
}

export interface SentCode {
  readonly codeId: string;
  /** As it stands in the SMS; undefined when none came. */
  readonly code: string | undefined;
}

let lastPhone = 0;

/** A phone that no other test of the file uses, as it is typed. */
export function newPhone(): string {
  lastPhone += 1;
  return `0912${String(lastPhone).padStart(6, '0')}`;
}

/** What a kiosk's browser keeps after it was set up, out of reach of its page. */
export function credentialLeftBy(answer: { readonly headers: Record<string, unknown> }): string {
  const credential = /^(?:__Host-)?kiosk_credential=([^;]+);/.exec(String(answer.headers['set-cookie']))?.[1];
  if (credential === undefined) throw new Error('The answer leaves no credential of a kiosk');
  return credential;
}

/** A kiosk, made and set up by a technician over HTTP. */
export async function provisionKiosk(service: TestService, name = 'Kiosk'): Promise<KioskCaller> {
  const technician = await signInAs(service, 'technician');
  const made = await technician.post('/api/staff/kiosks', { name });
  const { id, setUpCode } = bodyOf<{ id: string; setUpCode: string }>(made);
  const setUp = await callerWith(service, {}).post('/api/kiosk/device/set-up', { setUpCode });
  bodyOf(setUp);
  const credential = credentialLeftBy(setUp);
  return { ...callerWith(service, { 'x-kiosk-credential': credential }), id, credential };
}

/** The texts that came to a phone on the console channel, oldest first. */
export function messagesTo(service: TestService, phone: string): readonly string[] {
  const number = parseVietnameseMobile(phone);
  if (number === undefined) throw new Error('The phone of a test must be a Vietnamese mobile');
  return service.application
    .get(BoundedInbox)
    .messagesFor(number)
    .map(({ text }) => text);
}

const withoutJobs = new WeakSet<TestService>();

/** For specs that look at a code before and after it is sent: its job runs when the spec says so, and never by itself. */
export async function sendCodesByHand(service: TestService): Promise<void> {
  withoutJobs.add(service);
  await service.application.get(Jobs).stop();
}

async function letCodeBeSent(service: TestService, codeId: string): Promise<void> {
  if (withoutJobs.has(service)) return service.application.get(CodeSender).send(codeId);
  await until('the job of the code has run', async () => {
    const rows: unknown[] = await service.database.dataSource.query(
      `SELECT 1 FROM citizen_code WHERE id = $1 AND delivery <> 'waiting'`,
      [codeId],
    );
    return rows.length > 0;
  });
}

/** Asks for a code, lets its job run, and reads the SMS. */
export async function askForCode(
  service: TestService,
  kiosk: Caller,
  phone: string,
  purpose: CitizenPurpose,
): Promise<SentCode> {
  const before = messagesTo(service, phone).length;
  const answer = await kiosk.post('/api/kiosk/codes', { phone, purpose });
  const { codeId } = bodyOf<{ codeId: string }>(answer);
  await letCodeBeSent(service, codeId);
  // Notices to the same phone may come in between.
  const news = messagesTo(service, phone).slice(before);
  const codes = news.map((message) => /^Ma xac nhan cua ban la (\d{6})/.exec(message)?.[1]);
  return { codeId, code: codes.find((code) => code !== undefined) };
}

/** Comes to a kiosk with a phone and enters the code of the SMS. */
export async function enterAsCitizen(
  service: TestService,
  kiosk: KioskCaller,
  phone: string,
  purpose: CitizenPurpose,
): Promise<CitizenCaller> {
  const { codeId, code } = await askForCode(service, kiosk, phone, purpose);
  const answer = await kiosk.post('/api/kiosk/sessions', { codeId, code });
  return citizenAt(service, kiosk, bodyOf<{ sessionToken: string }>(answer).sessionToken);
}

/** Somebody at a kiosk with a session, which may have begun at another one. */
export function citizenAt(service: TestService, kiosk: KioskCaller, sessionToken: string): CitizenCaller {
  const headers = { 'x-kiosk-credential': kiosk.credential, 'x-citizen-session': sessionToken };
  return { ...callerWith(service, headers), sessionToken };
}
