import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  actions,
  createOpenApiDocument,
  may,
  personalData,
  roles,
  type Action,
  type Role,
} from '../../src/platform/index.js';
import { operationsOf, type ApiOperation } from '../support/api/api-operations.js';
import { bodyOf, type Answer } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, look, newOfficialCode } from '../support/dossiers.js';
import { signInAs, type StaffCaller } from '../support/staff.js';

const holderName = 'Trần Thị Bưởi';

let world: DossierWorld;
let operations: readonly ApiOperation[];
let phone: string;
/** What stands in a path for something real. */
let real: readonly (readonly [start: string, parameter: string, value: string])[];

beforeAll(async () => {
  world = await DossierWorld.start();
  operations = operationsOf(createOpenApiDocument(world.service.application)).filter(isReadAsWords);
  phone = world.newPhone();
  const known = { origin: 'counter', procedureCode: birthRegistration, officialCode: newOfficialCode() };
  const registered = await world.officer.post('/api/staff/dossiers', {
    ...known,
    phone,
    holderName,
    inHand: true,
  });
  const { id } = bodyOf<{ id: string }>(registered);
  const loading = await world.asOfficer(id, { purpose: 'load' }, 'puts in');
  const run = bodyOf<{ id: string }>(await world.officer.post('/api/staff/runs'));
  const cabinetId = world.service.options.site.cabinets[0]?.id;
  const audit = bodyOf<{ id: string }>(await world.officer.post('/api/staff/audits', { cabinetId }));
  const { trayLabel } = await look(world.officer, id);
  real = [
    ['/api/staff/dossiers/', '{id}', id],
    ['/api/staff/runs/', '{id}', run.id],
    ['/api/staff/audits/', '{id}', audit.id],
    ['/api/staff/door-operations/', '{id}', loading.id],
    ['/api/staff/trays/', '{label}', trayLabel ?? ''],
  ];
});

afterAll(async () => {
  await world.stop();
});

/** What staff read as JSON, and the search; papers and workbooks have specs of their own, and a stream does not end. */
function isReadAsWords({ method, path, access }: ApiOperation): boolean {
  if (method === 'POST') return path === '/api/staff/dossiers/searches';
  if (method !== 'GET' || !path.startsWith('/api/staff/') || path.endsWith('/events')) return false;
  return access !== 'paper.print' && access !== 'report.read';
}

/** What has to be asked for. */
const queries: Readonly<Record<string, string>> = {
  '/api/staff/notices': '?state=to_call',
  '/api/staff/calendar': '?from=2026-11-23&to=2026-11-24',
};
const noId = '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11';

async function ask(caller: StaffCaller, { method, path }: ApiOperation): Promise<Answer> {
  if (method === 'POST') return caller.post(path, { phone });
  const [, parameter = '', value = ''] = real.find(([start]) => path.startsWith(start)) ?? [];
  return caller.get(path.replace(parameter, value).replace(/\{\w+\}/g, noId) + (queries[path] ?? ''));
}

/** What everything answers this role. It is let in where the table of permissions says so. */
async function answersFor(role: Role): Promise<{ operation: ApiOperation; text: string }[]> {
  const caller = await signInAs(world.service, role);
  const answers: { operation: ApiOperation; text: string }[] = [];
  for (const operation of operations) {
    const { status, text } = await ask(caller, operation);
    const action = actions.find((each) => each === operation.access);
    const isLetIn = action === undefined || may([role], action);
    const place = `${operation.method} ${operation.path}`;
    expect([place, status === 403, status === 400]).toEqual([place, !isLetIn, false]);
    answers.push({ operation, text });
  }
  return answers;
}

/** The actions that show a field in this way. */
const shownBy = (field: string, how: 'masked' | 'whole'): readonly Action[] =>
  personalData.flatMap(({ shown }) =>
    shown.filter((each) => each.as === field && each.how === how).flatMap(({ by }) => by),
  );

it.each(roles)(
  'the role %s is shown phone and name of a dossier where the table says, and nowhere else',
  async (role) => {
    const answers = await answersFor(role);
    const showing = (isShown: (text: string) => boolean): ApiOperation[] =>
      answers.flatMap(({ operation, text }) => (isShown(text) ? [operation] : []));

    const whole = showing((text) => text.replaceAll(/[ .-]/g, '').includes(phone.slice(1)));
    for (const { access } of whole) expect(shownBy('phone', 'whole')).toContain(access);
    const mayCall = may([role], 'notice.call');
    expect(whole.map(({ path }) => path)).toEqual(mayCall ? ['/api/staff/dossiers/{id}/phone'] : []);

    const reads = may([role], 'dossier.read') && role !== 'agency';
    const masked = showing((text) => text.includes(`xx xxx ${phone.slice(-3)}`));
    const named = showing((text) => text.includes(holderName));
    for (const [found, by] of [
      [masked, shownBy('phone', 'masked')],
      [named, shownBy('holderName', 'whole')],
    ] as const) {
      if (!by.some((action) => may([role], action))) expect(found).toEqual([]);
      expect(found.some(({ path }) => path === '/api/staff/dossiers/{id}')).toBe(reads);
    }
  },
);
