import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadSite } from '../../src/config/index.js';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { minuteMs } from '../../src/kernel/index.js';
import { bodyOf, callerWith } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, look, openAndUse, settlementOf, whereIs } from '../support/dossiers.js';
import { goTo, itemOf, openRun, type SeenRun } from '../support/runs.js';
import { hasJustProved, presentCode, signIn, signInAs, type StaffCaller } from '../support/staff.js';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

let world: DossierWorld;
let supervisor: StaffCaller;
let colleague: StaffCaller;
let dossierId: string;
/** Papers lie here. */
let fullTray: string;
const emptyTray = 'A30';

beforeAll(async () => {
  const site = loadSite('deploy/demo/site.yaml');
  world = await DossierWorld.start({ site: { ...site, staff: { fourEyes: true } } });
  supervisor = await signInAs(world.service, 'supervisor');
  colleague = await newOfficer();
  dossierId = await world.deposit();
  fullTray = (await look(world.officer, dossierId)).trayLabel ?? '';
});

afterAll(async () => {
  await world.stop();
});

const codeOf = ({ body }: Answer) => (body as { code?: string }).code;

/** What a colleague types at the officer's screen. */
async function proofOf({ id, username }: Pick<StaffCaller, 'id' | 'username'>) {
  return { username, code: await presentCode(world.service, id) };
}

/** The officer asks for a look into a tray. */
async function inspect(label: string, secondPerson?: object, key?: string): Promise<Answer> {
  await hasJustProved(world.service, world.officer);
  const path = `/api/staff/trays/${label}/inspection`;
  return world.officer.post(path, { reason: 'other', ...(secondPerson && { secondPerson }) }, key);
}

/** Says what lies there, and closes the door. */
async function finishes(answer: Answer): Promise<string> {
  const { id, trayLabel } = bodyOf(answer as { status: number; body: DoorOperationView });
  await answered(world.service, id);
  const confirmation = trayLabel === fullTray ? 'done' : 'not_done';
  bodyOf(await world.officer.post(`/api/staff/door-operations/${id}/confirmation`, { confirmation }));
  await world.bridge.use(trayLabel, 'does nothing');
  await settlementOf(world.service, id);
  return id;
}

const wrongCode = '000000';

/** What the ledger says of an opening. */
async function openedBy(operationId: string): Promise<{ readonly details?: object }> {
  const [entry] = await world.service.database.dataSource.query<{ body: string }[]>(
    `SELECT body FROM ledger_entry WHERE kind = 'door_operation.authorised' AND subject_id = $1`,
    [operationId],
  );
  return JSON.parse(entry?.body ?? '{}') as { details?: object };
}

/** Another officer, who has an app and a password of their own. */
async function newOfficer(): Promise<StaffCaller> {
  const [username, given, own] = ['tran.van.binh', 'k7vd-2mqx-h9tn-4wsp', 'con trau di truoc cai cay'];
  const account = { username, password: given, displayName: 'Trần Văn Bình', roles: ['officer'] };
  const administrator = await signInAs(world.service, 'administrator');
  bodyOf(await administrator.post('/api/staff/accounts', account));
  const newcomer = await signIn(world.service, username, given);
  bodyOf(await newcomer.post('/api/staff/me/password', { oldPassword: given, newPassword: own }));
  return newcomer;
}

describe('an inspection of a tray in which papers may lie', () => {
  it('is refused to one person alone; that of an empty tray is not', async () => {
    await finishes(await inspect(emptyTray));
    const refused = await inspect(fullTray);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'second_person_required']);
    world.bridge.set(emptyTray, { occupancy: 'present' });
    expect(codeOf(await inspect(emptyTray))).toBe('second_person_required');
    world.bridge.set(emptyTray, { occupancy: 'absent' });
    await finishes(await inspect(emptyTray, await proofOf(supervisor)));
  });

  it('is open to two, once for a code, and the ledger names both', async () => {
    const proof = await proofOf(supervisor);
    const keys = ['sent-by-a-first-click', 'sent-by-a-second-one'];
    const answers = await Promise.all(keys.map((key) => inspect(fullTray, proof, key)));
    expect(answers.map(codeOf).sort()).toEqual(['code_wrong', undefined]);
    const index = answers.findIndex(({ status }) => status === 201);
    const id = await finishes(answers[index] ?? { status: 0, body: {} });
    expect((await inspect(fullTray, proof, keys[index])).body).toMatchObject({ id });
    expect(codeOf(await inspect(fullTray, proof))).toBe('code_wrong');

    expect(await openedBy(id)).toMatchObject({
      actor: { type: 'staff', id: world.officer.id },
      details: { reason: 'other', secondPerson: supervisor.id },
    });
    const { displayName } = bodyOf<{ displayName: string }>(await supervisor.get('/api/staff/me'));
    expect((await world.officer.get(`/api/staff/trays/${fullTray}/history?limit=1`)).body).toMatchObject({
      entries: [{ kind: 'opening', secondPerson: { displayName } }],
    });
  });

  it('takes a code for one opening alone, also when nothing opens after all', async () => {
    const alone = await inspect(emptyTray);
    const { id } = bodyOf(alone as { status: number; body: DoorOperationView });
    await answered(world.service, id);
    const proof = await proofOf(supervisor);
    expect(codeOf(await inspect(fullTray, proof))).toBe('door_operation_pending');
    await finishes(alone);
    // The second person may have left.
    for (const tray of [fullTray, emptyTray]) expect(codeOf(await inspect(tray, proof))).toBe('code_wrong');
    await finishes(await inspect(fullTray, await proofOf(supervisor)));
  });

  it('is refused to the same person twice, and to whoever may not do it alone', async () => {
    expect(codeOf(await inspect(fullTray, await proofOf(world.officer)))).toBe('same_person_twice');
    const desk = await proofOf(world.desk);
    expect(codeOf(await inspect(fullTray, desk))).toBe('second_person_may_not');
    expect(codeOf(await inspect(fullTray, desk))).toBe('code_wrong');
    expect(codeOf(await inspect(emptyTray, { ...desk, code: wrongCode }))).toBe('code_wrong');
  });

  it('counts wrong codes in the row of the name, as the sign-in does', async () => {
    const { username, password } = supervisor;
    await signIn(world.service, username, password);
    for (const name of [username, 'nobody.of.that.name']) {
      for (let tries = 0; tries < 5; tries += 1) {
        expect(codeOf(await inspect(fullTray, { username: name, code: wrongCode }))).toBe('code_wrong');
      }
      const locked = await inspect(fullTray, { username: name, code: wrongCode });
      expect(locked.body).toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 60 });
    }
    expect(codeOf(await inspect(fullTray, await proofOf(supervisor)))).toBe('too_many_requests');
    const atSignIn = await callerWith(world.service, {}).post('/api/staff/sessions', { username, password });
    expect(codeOf(atSignIn)).toBe('too_many_requests');
    world.service.clock.advance(minuteMs);
    await finishes(await inspect(fullTray, await proofOf(supervisor)));
  });
});

describe('outside of a run', () => {
  it('a tray of an audit asks for a second person, unless it is empty', async () => {
    const cabinetId = fullTray.slice(0, 1);
    const { id } = bodyOf<{ id: string }>(await world.officer.post('/api/staff/audits', { cabinetId }));
    const open = (label: string, body: object = {}) =>
      world.officer.post(`/api/staff/audits/${id}/trays/${label}/opening`, body);
    expect(codeOf(await open(fullTray))).toBe('second_person_required');
    await finishes(await open(fullTray, { secondPerson: await proofOf(supervisor) }));
    const empty = bodyOf<{ trays: { label: string; holds: string; cabinetId: string }[] }>(
      await world.officer.get('/api/staff/trays'),
    ).trays.find((tray) => tray.cabinetId === cabinetId && tray.holds === 'nothing');
    await finishes(await open(empty?.label ?? ''));
  });

  it('a dossier is taken out before two officers', async () => {
    const opening = `/api/staff/dossiers/${dossierId}/opening`;
    const collect = { purpose: 'collect' };
    const open = (secondPerson: object) => world.officer.post(opening, { ...collect, secondPerson });
    expect(codeOf(await world.officer.post(opening, collect))).toBe('second_person_required');
    expect(codeOf(await open(await proofOf(supervisor)))).toBe('second_person_may_not');
    const request = open(await proofOf(colleague));
    await openAndUse(world.service, world.bridge, request, 'takes out');
    expect(await whereIs(world.officer, dossierId)).toBe('collected officer');
  });
});

describe('in a run', () => {
  let run: SeenRun;

  beforeEach(async () => {
    await hasJustProved(world.service, world.officer);
  });

  const gathered = async () =>
    bodyOf<SeenRun>(await world.officer.post(`/api/staff/runs/${run.id}/gathering`));
  const opens = (item: { readonly id: string } | undefined, body: object = {}) =>
    world.officer.post(`/api/staff/runs/${run.id}/items/${item?.id ?? ''}/opening`, body);
  const onInspect = (label: string) => run.lists.inspect.find(({ trayLabel }) => trayLabel === label);
  const takesOut = (label: string) =>
    world.officer.post(`/api/staff/trays/${label}/out-of-service`, { reason: 'Khóa kẹt' });

  it('one officer opens what citizens put on its lists', async () => {
    const id = await world.deposit();
    run = await openRun(world.officer);
    await openAndUse(world.service, world.bridge, opens(itemOf(run, 'collect', id)), 'takes out');
    expect(await whereIs(world.officer, id)).toBe('collected officer');
  });

  it('one officer opens no tray with papers that they took out of service themselves', async () => {
    fullTray = (await look(world.officer, await world.deposit())).trayLabel ?? '';
    for (const label of [fullTray, emptyTray]) bodyOf(await takesOut(label));
    run = await gathered();
    await finishes(await opens(onInspect(emptyTray)));
    const refused = await opens(onInspect(fullTray));
    expect([refused.status, codeOf(refused)]).toEqual([403, 'second_person_required']);
    expect(codeOf(await opens(onInspect(fullTray), { secondPerson: await proofOf(world.officer) }))).toBe(
      'same_person_twice',
    );
    const id = await finishes(await opens(onInspect(fullTray), { secondPerson: await proofOf(colleague) }));
    expect((await openedBy(id)).details).toMatchObject({ reason: 'run', secondPerson: colleague.id });
  });

  it('one officer takes out nothing that was withdrawn in its tray', async () => {
    const id = await world.loadedResult(world.newPhone());
    await world.command(id, 'withdraw', { reason: 'Công dân xin rút' });
    await hasJustProved(world.service, world.officer);
    run = await gathered();
    const item = itemOf(run, 'return', id);
    expect(codeOf(await opens(item))).toBe('second_person_required');
    const request = opens(item, { secondPerson: await proofOf(colleague) });
    await openAndUse(world.service, world.bridge, request, 'takes out');
    expect(await whereIs(world.officer, id)).toBe('withdrawn officer');
  });

  it('what is put into a tray asks for nobody else', async () => {
    const id = await world.resultInHand(world.newPhone());
    run = await gathered();
    const refused = await opens(itemOf(run, 'load', id), { secondPerson: await proofOf(colleague) });
    expect(codeOf(refused)).toBe('validation_failed');
  });

  it('one officer takes out what nobody fetched in time', async () => {
    const id = await world.loadedResult(world.newPhone());
    await goTo(world, '2026-11-26T09:30');
    await hasJustProved(world.service, world.officer);
    run = await gathered();
    await openAndUse(world.service, world.bridge, opens(itemOf(run, 'return', id)), 'takes out');
    expect(await whereIs(world.officer, id)).toBe('returned_to_desk officer');
  });
});
