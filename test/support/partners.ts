import { createHmac, randomUUID } from 'node:crypto';
import request, { type Test } from 'supertest';
import { bodyOf, callerWith, type Caller } from './caller.js';
import type { TestService } from './test-service.js';

export interface SeenKey {
  readonly id: string;
  readonly prefix: string;
  readonly expired: boolean;
  readonly lastUsedOn: string | null;
}

export interface SeenPartner {
  readonly id: string;
  readonly name: string;
  readonly ended: boolean;
  readonly keys: readonly SeenKey[];
}

export interface MadeKey extends SeenKey {
  readonly key: string;
}

/** Lets a system in that has no key yet. */
export async function letPartnerIn(administrator: Caller, wish: object = {}): Promise<SeenPartner> {
  const body = { name: `Hệ thống ${randomUUID()}`, scopes: ['dossiers.read'], ...wish };
  return bodyOf<SeenPartner>(await administrator.post('/api/staff/partners', body));
}

export async function giveKey(administrator: Caller, partnerId: string, validDays = 365): Promise<MadeKey> {
  const path = `/api/staff/partners/${partnerId}/keys`;
  return bodyOf<MadeKey>(await administrator.post(path, { validDays }));
}

/** The partner's system, as it asks with a key. */
export function partnerWith(service: TestService, key: string): Caller {
  return callerWith(service, { authorization: `Bearer ${key}` });
}

/** A partner's system with a key, as it asks. */
export async function connectPartner(
  service: TestService,
  administrator: Caller,
  wish: object = {},
): Promise<Caller & { readonly id: string }> {
  const { id } = await letPartnerIn(administrator, wish);
  const { key } = await giveKey(administrator, id);
  return { ...partnerWith(service, key), id };
}

export async function partnerSeen(administrator: Caller, id: string): Promise<SeenPartner> {
  const answer = await administrator.get('/api/staff/partners');
  const found = bodyOf<{ partners: SeenPartner[] }>(answer).partners.find((partner) => partner.id === id);
  if (!found) throw new Error(`There is no partner ${id}`);
  return found;
}

/** The system of a partner that signs what it sends. */
export class CallbackSender {
  private constructor(
    private readonly service: TestService,
    readonly partnerId: string,
    private readonly secret: Buffer,
  ) {}

  /** Gets a new secret for a partner. */
  static async enter(
    service: TestService,
    administrator: Caller,
    partnerId: string,
    wish: object = {},
  ): Promise<CallbackSender> {
    const answer = await administrator.post(`/api/staff/partners/${partnerId}/callback-secret`, wish);
    return CallbackSender.with(service, partnerId, bodyOf<{ secret: string }>(answer).secret);
  }

  /** @param secret as it was shown: `whsec_…` */
  static with(service: TestService, partnerId: string, secret: string): CallbackSender {
    return new CallbackSender(service, partnerId, Buffer.from(secret.slice('whsec_'.length), 'base64'));
  }

  /** @param said headers of its own: the signature is over what they say. */
  headersFor(body: string, said: Readonly<Record<string, string>> = {}): Record<string, string> {
    const id = said['webhook-id'] ?? randomUUID();
    const now = Math.floor(this.service.clock.now().getTime() / 1000);
    const timestamp = said['webhook-timestamp'] ?? String(now);
    const signature = createHmac('sha256', this.secret).update(`${id}.${timestamp}.${body}`).digest('base64');
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
  }

  /** Posts what is signed; with headers in place of the right ones. */
  send(report: object, said: Readonly<Record<string, string>> = {}): Test {
    const body = JSON.stringify(report);
    return this.post(body, { ...this.headersFor(body, said), ...said });
  }

  /** Posts a body with these headers, as whoever has recorded or made them could. */
  post(body: string, headers: Readonly<Record<string, string>>, partnerId = this.partnerId): Test {
    return request(this.service.url)
      .post(`/api/partner/callbacks/${partnerId}`)
      .set('content-type', 'application/json')
      .set(headers)
      .send(body);
  }
}

/** A message to a partner, as the database has it. */
export interface Message {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly detail: string | null;
}

/** The oldest first. */
export function messagesFor(
  { database }: Pick<TestService, 'database'>,
  partnerId: string,
): Promise<Message[]> {
  return database.dataSource.query(
    'SELECT id, state, attempts, detail FROM webhook_message WHERE partner_id = $1 ORDER BY queued_at, id',
    [partnerId],
  );
}
