import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LiveEvents, type LiveEvent, type Role } from '../../src/platform/index.js';
import { changeRoles } from '../../src/staff/accounts/change-roles.js';
import { bodyOf, type Answer } from '../support/caller.js';
import { EventReader } from '../support/event-reader.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let administrator: StaffCaller;
let supervisor: StaffCaller;

beforeAll(async () => {
  service = await startTestService();
});

beforeEach(async () => {
  administrator = await signInAs(service, 'administrator');
  supervisor = await signInAs(service, 'supervisor');
});

afterAll(async () => {
  await service.stop();
});

const giveRoles = (
  { id }: Pick<StaffCaller, 'id'>,
  roles: readonly Role[],
  departmentCode: string | null = null,
): Promise<Answer> => administrator.post(`/api/staff/accounts/${id}/roles`, { roles, departmentCode });

async function entries(accountId: string): Promise<unknown[]> {
  const rows: { body: string }[] = await service.database.dataSource.query(
    `SELECT body FROM ledger_entry WHERE kind = 'staff_account.roles_changed' AND subject_id = $1 ORDER BY sequence`,
    [accountId],
  );
  return rows.map(({ body }) => (JSON.parse(body) as { details: unknown }).details);
}

describe('roles', () => {
  it('that are taken away are gone at the next request of a session that stands, and come back as quickly', async () => {
    const asks = async (): Promise<number> => (await supervisor.get('/api/staff/audits')).status;
    expect(await asks()).toBe(200);
    expect((await giveRoles(supervisor, ['technician'])).body).toMatchObject({
      id: supervisor.id,
      roles: ['technician'],
    });
    expect(await asks()).toBe(403);
    const started = await supervisor.post('/api/staff/audits', { cabinetId: 'A' });
    expect([started.status, started.body]).toMatchObject([403, { code: 'forbidden', action: 'audit.work' }]);
    expect((await supervisor.get('/api/staff/me')).body).toMatchObject({ roles: ['technician'] });
    await giveRoles(supervisor, ['supervisor']);
    expect(await asks()).toBe(200);
    const both = [
      {
        roles: ['technician'],
        departmentCode: null,
        before: { roles: ['supervisor'], departmentCode: null },
      },
      {
        roles: ['supervisor'],
        departmentCode: null,
        before: { roles: ['technician'], departmentCode: null },
      },
    ];
    expect(await entries(supervisor.id)).toEqual(both);
    await giveRoles(supervisor, ['supervisor', 'supervisor']);
    expect(await entries(supervisor.id)).toEqual(both);
  });

  it('go with the department or agency that they need, and with none otherwise', async () => {
    const wrong = await giveRoles(supervisor, ['department']);
    expect([wrong.status, wrong.body]).toMatchObject([
      400,
      { code: 'validation_failed', errors: [{ where: 'departmentCode' }] },
    ]);
    expect((await giveRoles(supervisor, ['supervisor'], 'justice')).status).toBe(400);
    expect((await supervisor.get('/api/staff/me')).body).toMatchObject({ roles: ['supervisor'] });
    expect((await giveRoles(supervisor, ['department'], 'justice')).body).toMatchObject({
      roles: ['department'],
      departmentCode: 'justice',
    });
    await giveRoles(supervisor, ['supervisor']);
  });

  it('are not taken from oneself, so that an administrator is always left', async () => {
    const answer = await giveRoles(administrator, ['officer']);
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'forbidden' }]);
    expect((await administrator.get('/api/staff/accounts')).status).toBe(200);
  });

  it.each([
    ['the roles of each other', 'roles', { roles: ['supervisor'] }],
    ['one the roles, the other the account', 'disable', undefined],
  ])('that two administrators take at once, %s, leave one of them', async (_what, act, body) => {
    await giveRoles(supervisor, ['administrator']);
    const answers = await Promise.all([
      giveRoles(supervisor, ['supervisor']),
      supervisor.post(`/api/staff/accounts/${administrator.id}/${act}`, body),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    const { manager } = service.database.dataSource;
    const left = await manager.query<{ username: string }[]>(
      `SELECT username FROM staff_account WHERE 'administrator' = ANY (roles) AND NOT disabled`,
    );
    expect(left).toHaveLength(1);
    if (answers[0].status === 403) {
      await supervisor.post(`/api/staff/accounts/${administrator.id}/enable`);
      await supervisor.post(`/api/staff/accounts/${administrator.id}/roles`, { roles: ['administrator'] });
      await giveRoles(supervisor, ['supervisor']);
    }
  });

  it('are given to nobody who is not there', async () => {
    const answer = await giveRoles({ id: '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11' }, ['officer']);
    expect([answer.status, answer.body]).toMatchObject([404, { code: 'not_found' }]);
  });
});

describe('an open stream of events', () => {
  const runOf = (id: string): LiveEvent => ({ type: 'run', id, data: {} });
  const dossierOf =
    (department: string) =>
    (id: string): LiveEvent => ({ type: 'dossier', id, data: { department } });

  interface Rights {
    readonly roles: readonly Role[];
    readonly department: string | null;
  }

  async function giveHere({ roles, department }: Rights): Promise<void> {
    bodyOf(await giveRoles(supervisor, roles, department));
  }

  /** As another process of the site does it, of which this service is not told. */
  async function giveElsewhere({ roles, department }: Rights): Promise<void> {
    const change = { accountId: supervisor.id, roles, departmentCode: department };
    const actor = { type: 'staff', id: administrator.id } as const;
    const { site } = service.options;
    await service.database.transaction((transaction) => changeRoles(transaction, site, change, actor));
  }

  const open = () =>
    EventReader.open(`${service.url}/api/staff/events`, { authorization: `Bearer ${supervisor.token}` });
  const tell = (event: LiveEvent): void => {
    service.application.get(LiveEvents).publish(event);
  };
  const idsOf = ({ events }: EventReader): unknown[] =>
    events.filter(({ type }) => type !== 'heartbeat').map(({ data }) => data['id']);

  const asSupervisor: Rights = { roles: ['supervisor'], department: null };
  const asTechnician: Rights = { roles: ['technician'], department: null };
  const ofJustice: Rights = { roles: ['department'], department: 'justice' };
  const ofHealth: Rights = { roles: ['department'], department: 'health' };

  afterEach(async () => {
    await giveHere(asSupervisor);
  });

  it.each([
    ['a role, taken in this service', giveHere, asSupervisor, asTechnician, runOf],
    ['a role, taken elsewhere', giveElsewhere, asSupervisor, asTechnician, runOf],
    ['a department, changed in this service', giveHere, ofJustice, ofHealth, dossierOf('justice')],
    ['a department, changed elsewhere', giveElsewhere, ofJustice, ofHealth, dossierOf('justice')],
  ])('tells nothing more of what went with %s, and ends', async (_what, give, before, after, eventOf) => {
    await giveHere(before);
    const stream = await open();
    tell(eventOf('before'));
    await stream.has(eventOf('before').type, { id: 'before' });
    await give(after);
    tell(eventOf('after'));
    await stream.ended();
    expect(idsOf(stream)).toEqual(['before']);

    const anew = await open();
    tell(eventOf('of the old'));
    tell(
      after === ofHealth ? dossierOf('health')('of the new') : { type: 'tray', id: 'of the new', data: {} },
    );
    await anew.has(after === ofHealth ? 'dossier' : 'tray', { id: 'of the new' });
    expect(idsOf(anew)).toEqual(['of the new']);
    await anew.close();
  });

  it('ends at once with the roles that were taken in this service, although nothing happens', async () => {
    const stream = await open();
    await stream.has('heartbeat', {});
    await giveHere(asTechnician);
    await stream.ended();
  });

  it('goes on when others get other roles', async () => {
    const stream = await open();
    const desk = await signInAs(service, 'desk');
    bodyOf(await giveRoles(desk, ['technician']));
    tell(runOf('later'));
    await stream.has('run', { id: 'later' });
    bodyOf(await giveRoles(desk, ['desk']));
    expect(stream.isOpen).toBe(true);
    await stream.close();
  });
});
