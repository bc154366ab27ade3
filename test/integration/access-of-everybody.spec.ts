import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actions,
  createOpenApiDocument,
  may,
  partnerScopes,
  roles,
  type Action,
  type CitizenPurpose,
} from '../../src/platform/index.js';
import { operationsOf, type ApiOperation } from '../support/api/api-operations.js';
import { openToEverybody, whoMayAsk } from '../support/api/who-may-ask.js';
import { bodyOf, callerWith } from '../support/caller.js';
import { enterAsCitizen, provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { giveKey, letPartnerIn } from '../support/partners.js';
import { signIn, signInAs, stepOf } from '../support/staff.js';

/**
 * Who somebody is, for this one rule: everything that can be shown at a door of the API, and nothing about what lies behind.
 * Each has credentials that the service gave out itself.
 */
type Person =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'staff'; readonly action: (action: Action) => boolean }
  | { readonly kind: 'staff_half_way' | 'staff_with_given_password' | 'staff_whose_session_ended' }
  | { readonly kind: 'kiosk' }
  | { readonly kind: 'citizen'; readonly purpose: CitizenPurpose }
  | { readonly kind: 'partner'; readonly scope: string };

type Headers = Readonly<Record<string, string>>;

interface Caller {
  readonly person: Person;
  readonly headers: Headers;
}

/** What a route answers to somebody: `in` is everything that only who was let in is told. */
type Verdict = 'in' | `${401 | 403} ${string}`;

const unknown: Verdict = '401 unauthenticated';
const forbidden: Verdict = '403 forbidden';

/** The rule, once more and in other words than the guards have it: who is let in where, by what was written down of a route. */
function verdictOn(access: string | undefined, person: Person): Verdict {
  if (access === undefined || access === 'before_sign_in' || access === 'device') return 'in';
  // Those who sign show nothing else; a key or a session is no signature.
  if (access.startsWith('signed by partner: ')) return unknown;
  if (access.startsWith('partner: ')) {
    if (person.kind !== 'partner') return unknown;
    return access === `partner: ${person.scope}` ? 'in' : forbidden;
  }
  if (access === 'kiosk') return person.kind === 'kiosk' || person.kind === 'citizen' ? 'in' : unknown;
  if (access.startsWith('citizen: ')) return verdictOnCitizen(access.slice('citizen: '.length), person);
  return verdictOnStaff(access, person);
}

function verdictOnCitizen(wanted: string, person: Person): Verdict {
  if (person.kind !== 'citizen') return unknown;
  return ['present', 'leaving', person.purpose].includes(wanted) ? 'in' : forbidden;
}

function verdictOnStaff(access: string, person: Person): Verdict {
  switch (person.kind) {
    case 'staff_whose_session_ended':
      return access === 'leaving' ? 'in' : '401 session_ended';
    case 'staff_half_way':
      return access === 'leaving' || access === 'second_factor' ? 'in' : '403 second_factor_required';
    case 'staff_with_given_password':
      if (access === 'second_factor') return forbidden;
      return access === 'leaving' || access === 'own_account' ? 'in' : '403 password_change_required';
    case 'staff': {
      if (access === 'second_factor') return forbidden;
      const action = actions.find((candidate) => candidate === access);
      return action === undefined || person.action(action) ? 'in' : forbidden;
    }
    default:
      return unknown;
  }
}

/** By whom a route may be asked, as `who-may-ask.ts` has it, whatever its decorators and the document say. */
const accessTo = new Map(
  Object.entries(whoMayAsk).flatMap(([access, routes]) => routes.map((route) => [route, access] as const)),
);
const accessOf = ({ method, path }: ApiOperation): string | undefined => accessTo.get(`${method} ${path}`);

let world: DossierWorld;
let operations: readonly ApiOperation[];
const callers = new Map<string, Caller>();

beforeAll(async () => {
  world = await DossierWorld.start({}, { HTTP_REQUESTS_PER_MINUTE: '60000' });
  operations = operationsOf(createOpenApiDocument(world.service.application));
  await meetStaff();
  await meetVisitors();
  await meetPartners();
}, 60_000);

afterAll(async () => {
  await world.stop();
});

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

async function meetStaff(): Promise<void> {
  const { service } = world;
  for (const role of roles) {
    const { token } = await signInAs(service, role);
    const person = { kind: 'staff', action: (action: Action) => may([role], action) } as const;
    callers.set(`the role ${role}`, { person, headers: bearer(token) });
  }
  const left = await signInAs(service, 'officer');
  await left.delete('/api/staff/sessions/current');
  callers.set('an officer who has left', {
    person: { kind: 'staff_whose_session_ended' },
    headers: bearer(left.token),
  });
  const administrator = await signInAs(service, 'administrator');
  const given = { username: 'newcomer', password: 'k7vd-2mqx-h9tn-4wsp' };
  const newcomer = { ...given, displayName: 'Trần Văn Bình', roles: ['officer', 'administrator'] };
  bodyOf(await administrator.post('/api/staff/accounts', newcomer));
  const half = stepOf(await callerWith(service, {}).post('/api/staff/sessions', given));
  callers.set('somebody who has shown a password', {
    person: { kind: 'staff_half_way' },
    headers: bearer(half.token),
  });
  const { token } = await signIn(service, given.username, given.password);
  callers.set('somebody with a password that another chose', {
    person: { kind: 'staff_with_given_password' },
    headers: bearer(token),
  });
}

const atKiosk = ({ credential }: KioskCaller): Headers => ({ 'x-kiosk-credential': credential });

/** Each at a kiosk of their own, where one person at a time can be. */
async function meetVisitors(): Promise<void> {
  const { service } = world;
  callers.set('nobody', { person: { kind: 'nobody' }, headers: {} });
  callers.set('a token of nobody', { person: { kind: 'nobody' }, headers: bearer('A'.repeat(43)) });
  const kiosk = await provisionKiosk(service, 'Alone');
  callers.set('a kiosk', { person: { kind: 'kiosk' }, headers: atKiosk(kiosk) });
  for (const purpose of ['deposit', 'pickup', 'lookup'] as const) {
    const phone = world.newPhone();
    if (purpose !== 'deposit') await world.loadedResult(phone);
    const own = await provisionKiosk(service, `For ${purpose}`);
    const { sessionToken } = await enterAsCitizen(service, own, phone, purpose);
    const session = { 'x-citizen-session': sessionToken };
    callers.set(`a citizen who came for ${purpose}`, {
      person: { kind: 'citizen', purpose },
      headers: { ...atKiosk(own), ...session },
    });
    callers.set(`another kiosk with the session for ${purpose}`, {
      person: { kind: 'kiosk' },
      headers: { ...atKiosk(kiosk), ...session },
    });
    callers.set(`the session for ${purpose} without a kiosk`, {
      person: { kind: 'nobody' },
      headers: { ...session, ...bearer(sessionToken) },
    });
  }
  const revoked = await provisionKiosk(service, 'Revoked');
  const technician = await signInAs(service, 'technician');
  bodyOf(await technician.post(`/api/staff/kiosks/${revoked.id}/revocation`));
  callers.set('a kiosk that was revoked', { person: { kind: 'nobody' }, headers: atKiosk(revoked) });
}

async function meetPartners(): Promise<void> {
  const administrator = await signInAs(world.service, 'administrator');
  for (const scope of partnerScopes) {
    const { id } = await letPartnerIn(administrator, { scopes: [scope] });
    const { key } = await giveKey(administrator, id);
    callers.set(`a partner for ${scope}`, { person: { kind: 'partner', scope }, headers: bearer(key) });
  }
}

interface Answer {
  readonly status: number;
  /** Of a refusal. */
  readonly code: string | undefined;
}

/** Asks without Idempotency-Key, so that nothing is ever changed; only the head of a stream is awaited. */
async function ask({ method, path }: ApiOperation, headers: Headers): Promise<Answer> {
  const hangUp = new AbortController();
  const address = world.service.url + path.replace(/\{[^}]+\}/g, '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11');
  try {
    const answer = await fetch(address, { method, headers, signal: hangUp.signal });
    const isRefusal = answer.headers.get('content-type')?.includes('problem+json') === true;
    const told = isRefusal ? ((await answer.json()) as { code: string }) : undefined;
    return { status: answer.status, code: told?.code };
  } finally {
    hangUp.abort();
  }
}

const verdictIn = ({ status, code = '' }: Answer): string =>
  [401, 403].includes(status) || status >= 500 ? `${status} ${code}` : 'in';

/** Asked in a body, so that what they ask for stands in no address; they change nothing, and miss their body. */
const inquiries = ['POST /api/staff/dossiers/searches', 'POST /api/staff/phone-lock/standing'];

/** Whether a change is refused to who was let in only because it has no key by which a repeat is known. */
function wantsKey(operation: ApiOperation): boolean {
  const { method, path } = operation;
  return method !== 'GET' && accessOf(operation) !== 'device' && !inquiries.includes(`${method} ${path}`);
}

describe('every route of the API', () => {
  it('says who may ask, but for those that are open to everybody', () => {
    expect(operations.length).toBeGreaterThan(150);
    const open = operations.filter((operation) => accessOf(operation) === undefined);
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...openToEverybody].sort());
  });

  it('lets in whom it is for, tells everybody else why not, and changes nothing for a request without a key', async () => {
    expect(callers.size).toBe(roles.length + 3 + 4 + 9 + partnerScopes.length);
    const wrong: unknown[] = [];
    for (const [who, { person, headers }] of callers) {
      for (const operation of operations.filter((one) => accessOf(one) !== undefined)) {
        const answer = await ask(operation, headers);
        const expected = verdictOn(accessOf(operation), person);
        const isKeyAsked =
          expected !== 'in' || !wantsKey(operation) || answer.code === 'idempotency_key_missing';
        if (verdictIn(answer) === expected && isKeyAsked) continue;
        wrong.push([who, operation.method, operation.path, answer, expected]);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
