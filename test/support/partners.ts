import { randomUUID } from 'node:crypto';
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
