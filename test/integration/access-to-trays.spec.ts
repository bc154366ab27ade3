import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { traysOf } from '../../src/config/index.js';
import {
  actions,
  createOpenApiDocument,
  may,
  roles,
  type CitizenPurpose,
  type Role,
} from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { enterAsCitizen, provisionKiosk, type CitizenCaller, type KioskCaller } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, look, newOfficialCode } from '../support/dossiers.js';
import { operationsOf, type ApiOperation } from '../support/api/api-operations.js';
import { RawClient, type RawAnswer } from '../support/api/raw-client.js';
import { signInAs } from '../support/staff.js';

type Headers = Readonly<Record<string, string>>;

let world: DossierWorld;
let client: RawClient;
let operations: readonly ApiOperation[];
let labels: readonly string[];

beforeAll(async () => {
  world = await DossierWorld.start({}, { HTTP_REQUESTS_PER_MINUTE: '60000' });
  client = new RawClient(world.service.url);
  operations = operationsOf(createOpenApiDocument(world.service.application));
  labels = traysOf(world.service.options.site).map(({ label }) => label);
});

afterAll(async () => {
  client.close();
  await world.stop();
});

/** Somebody who has business of their own there: who comes for nothing gets no code. */
async function visitor(kiosk: KioskCaller, purpose: CitizenPurpose): Promise<CitizenCaller> {
  const phone = world.newPhone();
  if (purpose !== 'deposit') await world.loadedResult(phone);
  return enterAsCitizen(world.service, kiosk, phone, purpose);
}

const noId = '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11';
const trayFields = new Set(['label', 'trayLabel']);

/** Whether a request can name a tray, anywhere in it. */
function namesTray({ parameters, body }: ApiOperation): boolean {
  const fields = body?.fields.map((field) => String(field.at(-1))) ?? [];
  return [...parameters.map(({ name }) => name), ...fields].some((name) => trayFields.has(name));
}

/** Names a tray wherever the operation lets it be named. */
function ask(operation: ApiOperation, tray: string, headers: Headers, id = noId): Promise<RawAnswer> {
  const path = operation.path.replace('{label}', tray).replace(/\{[^}]+\}/g, id);
  const query = operation.parameters.some(({ name }) => name === 'trayLabel') ? `?trayLabel=${tray}` : '';
  const takes = operation.body?.fields.some(([name]) => name === 'trayLabel') ?? true;
  const named = { ...example(operation), ...(takes && { trayLabel: tray }) };
  const body = operation.method !== 'GET' && JSON.stringify(named);
  return client.send({
    method: operation.method,
    address: path + query,
    headers: { ...headers, ...(body !== false && { 'content-type': 'application/json' }) },
    ...(body !== false && { body }),
  });
}

function example({ body }: ApiOperation): object {
  return typeof body?.example === 'object' && body.example !== null ? body.example : {};
}

function codeOf({ text }: RawAnswer): string | undefined {
  return /"code":"(\w+)"/.exec(text)?.[1];
}

/** What came back for all trays, each answer once. */
async function answersFor(operation: ApiOperation, headers: Headers): Promise<string[]> {
  const answers = await Promise.all(labels.map((label) => ask(operation, label, headers)));
  return [...new Set(answers.map((answer) => `${answer.status} ${codeOf(answer) ?? ''}`))];
}

describe('the operations that can name a tray', () => {
  it('are none of the kiosks, whoever stands before one', () => {
    const naming = operations.filter(namesTray);
    expect(naming.length).toBeGreaterThan(9);
    const open = naming.filter(({ path }) => !/^\/api\/(?:staff|simulator)\//.test(path));
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(labels).toHaveLength(90);
  });

  it('are closed for each of the 90 trays to nobody, to kiosks and to citizens, whatever they came for', async () => {
    const kiosk = { 'x-kiosk-credential': world.kiosk.credential };
    for (const purpose of ['deposit', 'pickup', 'lookup'] as const) {
      const citizen = await visitor(world.kiosk, purpose);
      const session = { 'x-citizen-session': citizen.sessionToken };
      const strangers: Headers[] = [{ ...kiosk, ...session }];
      // Where staff ask, the token of a citizen is nobody's.
      if (purpose === 'deposit') strangers.push({}, { authorization: `Bearer ${citizen.sessionToken}` });
      for (const operation of operations
        .filter(({ path }) => path.startsWith('/api/staff/'))
        .filter(namesTray)) {
        for (const headers of strangers) {
          const place = `${operation.method} ${operation.path}`;
          expect([place, await answersFor(operation, headers)]).toEqual([place, ['401 unauthenticated']]);
        }
      }
    }
  });

  it.each<Role>([...roles])(
    'are open for each of the 90 trays to the role %s exactly where the table says',
    async (role) => {
      const { token } = await signInAs(world.service, role);
      for (const operation of operations.filter(namesTray)) {
        const action = actions.find((candidate) => candidate === operation.access);
        if (action === undefined) continue;
        // Who is let in is asked for the key by which a repeat is known, so that nothing is changed here.
        const keyless = { authorization: `Bearer ${token}`, 'idempotency-key': '' };
        const answers = await answersFor(operation, keyless);
        const place = `${operation.method} ${operation.path}`;
        const isOpen = !answers.some((answer) => /^(?:401|403|5)/.test(answer));
        const expected = may([role], action) ? answers : ['403 forbidden'];
        expect([place, isOpen, answers]).toEqual([place, may([role], action), expected]);
      }
    },
  );

  it('open each of the 90 trays to an officer who looks into it, and that one alone', async () => {
    const asked = world.bridge.openRequests.length;
    for (const label of labels) await world.inspect(label, 'nothing');
    expect(world.bridge.openRequests.slice(asked).map(({ tray }) => tray)).toEqual(labels);
  }, 60_000);
});

describe('a citizen who names a tray', () => {
  it('gets the own one opened, and none of the other 89', async () => {
    const phone = world.newPhone();
    const mine = await world.loadedResult(phone);
    await world.loadedResult(world.newPhone());
    const { trayLabel } = await look(world.officer, mine);
    const own = trayLabel ?? '';
    const fetcher = await world.fetcher(phone);
    const headers = {
      'x-kiosk-credential': world.kiosk.credential,
      'x-citizen-session': fetcher.sessionToken,
    };
    const asked = world.bridge.openRequests.length;
    const openings = operations.filter(
      ({ method, path }) => method === 'POST' && /^\/api\/kiosk\/.*opening$/.test(path),
    );
    expect(openings.length).toBeGreaterThanOrEqual(3);
    // The own tray is named at last: while one stands open, no other is opened for its citizen.
    const named = [...labels.filter((label) => label !== own), own];
    for (const operation of openings) {
      for (const label of named) await ask(operation, label, headers, mine);
    }
    // Commands come in their order: nothing is under way any more when this one has come.
    await world.bridge.use(own, 'does nothing');
    await world.inspect('B01', 'nothing');
    const opened = world.bridge.openRequests.slice(asked).map(({ tray }) => tray);
    expect([...new Set(opened)]).toEqual([own, 'B01']);
  });
});

describe('what belongs to somebody else', () => {
  /** The path of every operation of these that is about one thing, with that thing. */
  const about = (things: Readonly<Record<string, string>>, chosen: (operation: ApiOperation) => boolean) =>
    operations
      .filter((operation) => operation.path.includes('{') && chosen(operation))
      .map((operation) => {
        const kind = operation.path.split('/{')[0] ?? '';
        const id = things[kind];
        // A new kind of thing has to be shown to be closed, too.
        if (id === undefined)
          throw new Error(`Make somebody else's thing for ${operation.path} in this test`);
        return { operation, id };
      });

  it('is not there for a citizen with any session, at the same kiosk or at another', async () => {
    const [phone, kiosk] = [world.newPhone(), await provisionKiosk(world.service, 'Other')];
    const pickup = await world.loadedResult(phone);
    const depositor = await world.depositor();
    const deposit = await world.reserve(depositor);
    const operation = await world.atKiosk(depositor, 'deposits', deposit, 'puts in');
    const code = await world.kiosk.post('/api/kiosk/codes', { phone, purpose: 'pickup' });
    const things = {
      '/api/kiosk/deposits': deposit,
      '/api/kiosk/pickups': pickup,
      '/api/kiosk/door-operations': operation.id,
      '/api/kiosk/codes': bodyOf<{ codeId: string }>(code).codeId,
    };
    const asked = world.bridge.openRequests.length;
    for (const place of [world.kiosk, kiosk]) {
      for (const purpose of ['deposit', 'pickup', 'lookup'] as const) {
        const { sessionToken } = await visitor(place, purpose);
        const headers = { 'x-kiosk-credential': place.credential, 'x-citizen-session': sessionToken };
        const ofKiosks = about(things, ({ path }) => path.startsWith('/api/kiosk/'));
        expect(ofKiosks.length).toBeGreaterThan(6);
        for (const { operation: asking, id } of ofKiosks) {
          // Codes are the kiosk's: whoever stands before it may see what became of the one that it asked for.
          if (asking.path.startsWith('/api/kiosk/codes') && place === world.kiosk) continue;
          const answer = await ask(asking, 'A01', headers, id);
          const forThis = asking.access === `citizen: ${purpose}` || !asking.access?.startsWith('citizen: ');
          const anySession = asking.access === 'citizen: leaving';
          expect([asking.path, purpose, answer.status, codeOf(answer)]).toEqual([
            ...[asking.path, purpose],
            ...(forThis || anySession ? [404, 'not_found'] : [403, 'forbidden']),
          ]);
        }
      }
    }
    await world.inspect('B01', 'nothing');
    const opened = world.bridge.openRequests.slice(asked).map(({ tray }) => tray);
    // Those who came loaded and opened trays of their own.
    expect(opened).toContain('B01');
    expect(opened).not.toContain(operation.trayLabel);
    expect(opened).not.toContain((await look(world.officer, pickup)).trayLabel);
  });

  it('is not there for a department or an agency that has nothing to do with it', async () => {
    const [{ code }] = await world.service.database.dataSource.query<[{ code: string }]>(
      `SELECT code FROM procedure
        WHERE fetchable AND agency_code IS NULL AND department_code = 'land-registry' ORDER BY code LIMIT 1`,
    );
    expect(code).not.toBe(birthRegistration);
    const foreign = bodyOf<{ id: string }>(
      await world.officer.post('/api/staff/dossiers', {
        ...{ origin: 'counter', procedureCode: code, officialCode: newOfficialCode() },
        phone: world.newPhone(),
      }),
    );
    for (const role of ['department', 'agency'] as const) {
      const { token } = await signInAs(world.service, role);
      const mayAsk = about({ '/api/staff/dossiers': foreign.id }, ({ path, access }) => {
        const action = actions.find((candidate) => candidate === access);
        return action !== undefined && path.startsWith('/api/staff/') && may([role], action);
      });
      expect(mayAsk.length).toBeGreaterThan(3);
      for (const { operation, id } of mayAsk) {
        const answer = await ask(operation, 'A01', { authorization: `Bearer ${token}` }, id);
        const place = `${role}: ${operation.method} ${operation.path}`;
        expect([place, answer.status, codeOf(answer)]).toEqual([place, 404, 'not_found']);
      }
    }
  });
});
