import { StatusLinks } from '../../../src/dossiers/index.js';
import { actions, may, partnerScopes, roles, type Role } from '../../../src/platform/index.js';
import { bodyOf, callerWith } from '../caller.js';
import { enterAsCitizen, provisionKiosk, type CitizenCaller } from '../citizens.js';
import type { DossierWorld } from '../dossier-world.js';
import { CallbackSender, giveKey, letPartnerIn } from '../partners.js';
import { demoAccounts, signInAs, stepOf, type StaffCaller } from '../staff.js';
import type { TestService } from '../test-service.js';
import type { ApiOperation } from '../api/api-operations.js';
import type { RawRequest } from '../api/raw-client.js';

/** Of a dossier that no request is about. */
export const phoneOfSomebodyElse = '0987654321';

type Headers = Readonly<Record<string, string>>;

interface Partner {
  readonly headers: Headers;
  readonly sender: CallbackSender;
}

/** Whether an operation lets in whoever has signed the request, with what stands in its path and headers. */
export function isSigned({ access }: ApiOperation): boolean {
  return access?.startsWith('signed by partner: ') === true;
}

/** Somebody for every operation who may ask, and something real that it can be about. */
export class Insiders {
  private constructor(
    private readonly staff: ReadonlyMap<Role, StaffCaller>,
    private readonly halfSignedIn: Headers,
    private readonly partner: Partner,
    private readonly atKiosks: ReadonlyMap<string, Headers>,
    private readonly ids: Readonly<Record<string, string>>,
  ) {}

  static async enter(world: DossierWorld): Promise<Insiders> {
    const { service } = world;
    const staff = new Map<Role, StaffCaller>();
    for (const role of roles) staff.set(role, await signInAs(service, role));
    // A kiosk has one session: each purpose has a kiosk of its own, and so has nobody.
    const atKiosks = new Map<string, Headers>();
    const ofCitizens: Record<string, string> = {};
    for (const purpose of ['deposit', 'pickup', 'lookup'] as const) {
      const kiosk = await provisionKiosk(service, purpose);
      const phone = world.newPhone();
      // Who comes for nothing gets no code.
      const result = purpose === 'deposit' ? undefined : await world.loadedResult(phone);
      const citizen = await enterAsCitizen(service, kiosk, phone, purpose);
      const headers = { 'x-kiosk-credential': kiosk.credential, 'x-citizen-session': citizen.sessionToken };
      atKiosks.set(`citizen: ${purpose}`, headers);
      if (result === undefined) Object.assign(ofCitizens, await depositOf(world, citizen));
      else if (purpose === 'pickup') Object.assign(ofCitizens, resultOf(world, result));
    }
    const phone = world.newPhone();
    const code = await world.kiosk.post('/api/kiosk/codes', { phone, purpose: 'deposit' });
    ofCitizens['/api/kiosk/codes'] = bodyOf<{ codeId: string }>(code).codeId;
    atKiosks.set('kiosk', { 'x-kiosk-credential': world.kiosk.credential });
    return new Insiders(staff, await halfSignIn(service), await partnerOf(service), atKiosks, {
      ...ofCitizens,
      ...(await thingsFor(world, staff)),
    });
  }

  /** The request as it must be sent: where a signature lets somebody in, it is signed with all that stands in it. */
  prove(operation: ApiOperation, request: RawRequest): RawRequest {
    if (!isSigned(operation)) return request;
    const signed = this.partner.sender.headersFor(request.body ?? '', request.headers);
    return { ...request, headers: { ...signed, ...request.headers } };
  }

  /** What lets somebody in at an operation; nothing where everybody may ask. */
  credentialsFor({ path, access }: ApiOperation): Headers {
    if (access === 'second_factor') return this.halfSignedIn;
    if (path.startsWith('/api/partner/')) return this.partner.headers;
    if (path.startsWith('/api/kiosk')) {
      return access === 'device'
        ? {}
        : (this.atKiosks.get(access ?? '') ?? this.atKiosks.get('citizen: deposit') ?? {});
    }
    if (!path.startsWith('/api/staff') || access === 'before_sign_in') return {};
    const action = actions.find((candidate) => candidate === access);
    const role = action === undefined ? 'agency' : roles.find((candidate) => may([candidate], action));
    return { authorization: `Bearer ${this.staff.get(role ?? 'agency')?.token ?? ''}` };
  }

  /** Something that is there, for a parameter in the path; undefined where the document's example will do. */
  realValueFor({ path }: ApiOperation, parameter: string): string | undefined {
    if (parameter === 'partner') return this.partner.sender.partnerId;
    const place = Object.keys(this.ids).find((prefix) => path.startsWith(`${prefix}/{${parameter}}`));
    return place === undefined ? undefined : this.ids[place];
  }
}

/** What somebody has who deposits: the dossier, and the opening of its tray. */
async function depositOf(world: DossierWorld, citizen: CitizenCaller): Promise<Record<string, string>> {
  const deposit = await world.reserve(citizen);
  const { id } = await world.atKiosk(citizen, 'deposits', deposit, 'puts in');
  return { '/api/kiosk/deposits': deposit, '/api/kiosk/door-operations': id };
}

/** What somebody has whose result waits in a tray: it, and the page behind the link of its message. */
function resultOf(world: DossierWorld, id: string): Record<string, string> {
  const token = world.service.application.get(StatusLinks).tokenOf(id);
  return { '/api/kiosk/pickups': id, '/api/public/dossiers': token };
}

/** Somebody who has shown their password, and owes the code of their app. */
async function halfSignIn(service: TestService): Promise<Headers> {
  const account = (await demoAccounts(service)).find(({ role }) => role === 'agency');
  const { username = '', password = '' } = account ?? {};
  const signedIn = await callerWith(service, {}).post('/api/staff/sessions', { username, password });
  return { authorization: `Bearer ${stepOf(signedIn).token}` };
}

/** A system of another office that may do everything such a system may. */
async function partnerOf(service: TestService): Promise<Partner> {
  const administrator = await signInAs(service, 'administrator');
  const { id } = await letPartnerIn(administrator, { scopes: partnerScopes });
  const { key } = await giveKey(administrator, id);
  return {
    headers: { authorization: `Bearer ${key}` },
    sender: await CallbackSender.enter(service, administrator, id),
  };
}

async function thingsFor(
  world: DossierWorld,
  staff: ReadonlyMap<Role, StaffCaller>,
): Promise<Readonly<Record<string, string>>> {
  const made = async (role: Role, path: string, body: object = {}): Promise<string> => {
    const caller = staff.get(role);
    if (caller === undefined) throw new Error(`Nobody has the role ${role}`);
    return bodyOf<{ id: string }>(await caller.post(path, body)).id;
  };
  await world.resultInHand(phoneOfSomebodyElse);
  const spare = await made('administrator', '/api/staff/accounts', {
    username: 'nguoi.thua',
    displayName: 'Người Thừa',
    roles: ['desk'],
    password: 'con trau di truoc cai cay',
  });
  return {
    '/api/staff/accounts': spare,
    '/api/staff/kiosks': await made('technician', '/api/staff/kiosks', { name: 'spare' }),
    '/api/staff/runs': await made('officer', '/api/staff/runs'),
    '/api/staff/audits': await made('officer', '/api/staff/audits', {
      cabinetId: world.service.options.site.cabinets[0]?.id,
    }),
    '/api/staff/dossiers': await world.resultInHand(world.newPhone()),
  };
}
