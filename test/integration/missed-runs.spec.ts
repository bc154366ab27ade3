import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LiveEvents, Sweeps, type LiveEvent } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { closeRun, openRun, type SeenRun } from '../support/runs.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let officer: StaffCaller;
let alarms: LiveEvent[];

beforeAll(async () => {
  service = await startTestService();
  officer = await signInAs(service, 'officer');
  service.application.get(LiveEvents).stream.subscribe((event) => {
    if (event.type === 'alarm') alarms.push(event);
  });
});

beforeEach(() => {
  alarms = [];
});

afterAll(async () => {
  await service.stop();
});

const utc = (localTime: string): string => new Date(`${localTime}+07:00`).toISOString();

/** Moves the clock to a local time and lets what falls due happen, twice: a sweep comes every minute. */
async function at(localTime: string): Promise<void> {
  service.clock.advance(new Date(utc(localTime)).getTime() - service.clock.now().getTime());
  await service.application.get(Sweeps).runAll();
  await service.application.get(Sweeps).runAll();
  officer = await signInAs(service, 'officer');
}

async function moveDay(date: string, swap: object): Promise<void> {
  const supervisor = await signInAs(service, 'supervisor');
  bodyOf(await supervisor.put(`/api/staff/calendar/swaps/${date}`, swap));
}

async function missed(): Promise<readonly string[]> {
  return bodyOf<{ missed: string[] }>(await officer.get('/api/staff/runs/missed')).missed;
}

async function openAndClose(): Promise<SeenRun> {
  const run = await openRun(officer);
  await closeRun(officer, run.id);
  return run;
}

const alarmsOf = (...localTimes: string[]): object[] =>
  localTimes.map((time) => ({ type: 'alarm', id: utc(time), data: { alarm: 'run_missed' } }));

describe('a run that nobody opens', () => {
  it('is no matter before the service was installed', async () => {
    expect(await missed()).toEqual([]);
    const run = await openAndClose();
    expect([run.extra, run.scheduledAt, run.openedAt]).toEqual([
      true,
      utc('2026-11-23T09:00'),
      utc('2026-11-23T09:00'),
    ]);
  });

  it('is shown and told an hour later, once', async () => {
    await at('2026-11-23T14:29:59');
    expect([await missed(), alarms]).toEqual([[], []]);
    await at('2026-11-23T14:30');
    expect(await missed()).toEqual([utc('2026-11-23T13:30')]);
    await at('2026-11-23T14:31');
    expect(alarms).toEqual(alarmsOf('2026-11-23T13:30'));
    const entries = await service.database.dataSource.query<{ subject_id: string }[]>(
      `SELECT subject_id FROM ledger_entry WHERE kind = 'run.missed'`,
    );
    expect(entries).toEqual([{ subject_id: `missed/${utc('2026-11-23T13:30')}` }]);
  });

  it('is opened late as itself', async () => {
    const run = await openAndClose();
    expect([run.extra, run.scheduledAt, run.catchesUp]).toEqual([false, utc('2026-11-23T13:30'), []]);
    expect(await missed()).toEqual([]);
  });

  it('is caught up by the next', async () => {
    await at('2026-11-24T13:20');
    expect(await missed()).toEqual([utc('2026-11-23T16:00'), utc('2026-11-24T08:00')]);
    expect(alarms).toEqual(alarmsOf('2026-11-23T16:00', '2026-11-24T08:00'));
    const run = await openAndClose();
    expect([run.scheduledAt, run.catchesUp]).toEqual([
      utc('2026-11-24T13:30'),
      [utc('2026-11-23T16:00'), utc('2026-11-24T08:00')],
    ]);
    expect(await missed()).toEqual([]);
  });
});

describe('holidays and moved days', () => {
  it('miss no run over Tết', async () => {
    await at('2027-02-04T16:00');
    await openAndClose();
    alarms = [];
    await at('2027-02-08T12:00');
    const extra = await openAndClose();
    expect([extra.extra, extra.catchesUp]).toEqual([true, []]);
    await at('2027-02-12T08:05');
    expect([await missed(), alarms]).toEqual([[], []]);
    const run = await openAndClose();
    expect([run.scheduledAt, run.catchesUp]).toEqual([utc('2027-02-12T08:00'), []]);
  });

  it('ask for runs on a Saturday that becomes a working day', async () => {
    await moveDay('2027-02-13', { working: true, name: 'Làm bù' });
    await at('2027-02-13T10:00');
    expect(await missed()).toEqual([
      utc('2027-02-12T13:30'),
      utc('2027-02-12T16:00'),
      utc('2027-02-13T08:00'),
    ]);
    const run = await openAndClose();
    expect([run.extra, run.scheduledAt]).toEqual([false, utc('2027-02-13T08:00')]);
  });

  it('ask for none on a Monday that is moved', async () => {
    await moveDay('2027-02-15', { working: false, name: 'Nghỉ hoán đổi' });
    await at('2027-02-13T16:10');
    await openAndClose();
    alarms = [];
    await at('2027-02-15T20:00');
    expect([await missed(), alarms]).toEqual([[], []]);
    const answer = await officer.get('/api/staff/runs/missed');
    expect(answer.body).toMatchObject({ nextRunAt: utc('2027-02-16T08:00') });
  });
});

describe('the newest runs', () => {
  it('are listed, the newest first', async () => {
    const { runs } = bodyOf<{ runs: SeenRun[] }>(await officer.get('/api/staff/runs'));
    const times = runs.map(({ openedAt }) => openedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(runs.at(-1)).toMatchObject({ extra: true, scheduledAt: utc('2026-11-23T09:00') });
  });
});
