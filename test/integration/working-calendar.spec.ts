import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Site } from '../../src/config/index.js';
import { nextRunAt, SiteCalendar } from '../../src/procedures/index.js';
import { bodyOf, type Answer } from '../support/caller.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let site: Site;
let supervisor: StaffCaller;
let officer: StaffCaller;

beforeAll(async () => {
  service = await startTestService();
  site = service.options.site;
  supervisor = await signInAs(service, 'supervisor');
  officer = await signInAs(service, 'officer');
});

afterAll(async () => {
  await service.stop();
});

async function changesOf(day: string): Promise<unknown[]> {
  return service.database.dataSource.query(
    `SELECT kind, subject_version, body::jsonb -> 'details' AS details FROM ledger_entry
      WHERE subject_type = 'catalogue' AND subject_id = 'calendar/' || $1 ORDER BY sequence`,
    [day],
  );
}

describe('the working calendar', () => {
  function enter(caller: StaffCaller, date: string, body: object): Promise<Answer> {
    return caller.put(`/api/staff/calendar/swaps/${date}`, body);
  }

  function daysOf(answer: Answer): unknown[] {
    return bodyOf<{ days: unknown[] }>(answer).days;
  }

  it('says of each day whether people work, and why', async () => {
    const answer = await officer.get('/api/staff/calendar?from=2026-11-27&to=2026-11-28');
    expect(answer.body).toMatchObject({ today: '2026-11-23' });
    expect(daysOf(answer)).toEqual([
      { date: '2026-11-27', weekday: 'friday', working: true, source: 'weekday', name: null },
      { date: '2026-11-28', weekday: 'saturday', working: false, source: 'weekday', name: null },
    ]);
    const holiday = site.calendar.holidays.find(({ from }) => from > '2026-11-23');
    if (!holiday) throw new Error('the demo has holidays to come');
    const query = `from=${holiday.from}&to=${holiday.from}`;
    expect(daysOf(await officer.get(`/api/staff/calendar?${query}`))).toMatchObject([
      { working: false, source: 'holiday', name: holiday.name },
    ]);
  });

  it('takes a late swap at once: the next run moves with it', async () => {
    const calendar = service.application.get(SiteCalendar);
    const friday = new Date('2026-11-27T12:00:00Z');
    const nextRun = async (): Promise<Date> =>
      nextRunAt(await calendar.read(service.database.dataSource.manager), site.runs.times, friday);
    expect(await nextRun()).toEqual(new Date('2026-11-30T01:00:00Z'));

    const swap = { working: true, name: 'Làm bù' };
    expect(bodyOf(await enter(supervisor, '2026-11-28', swap))).toEqual({ date: '2026-11-28', ...swap });
    expect(await nextRun()).toEqual(new Date('2026-11-28T01:00:00Z'));

    await enter(supervisor, '2026-11-28', { working: false, name: 'Thôi làm bù' });
    expect(await nextRun()).toEqual(new Date('2026-11-30T01:00:00Z'));
    expect(daysOf(await officer.get('/api/staff/calendar?from=2026-11-28&to=2026-11-28'))).toMatchObject([
      { working: false, source: 'entered_swap', name: 'Thôi làm bù' },
    ]);
    expect(await changesOf('2026-11-28')).toMatchObject([
      { kind: 'calendar.day_moved', subject_version: 1, details: { working: true } },
      { kind: 'calendar.day_moved', subject_version: 2, details: { working: false } },
    ]);
  });

  it.each([
    ['a day that is over', '2026-11-22', { working: true, name: 'x' }, 'must not be before today'],
    ['what is no day', '2026-02-30', { working: true, name: 'x' }, 'must be a date of the calendar'],
    ['no reason', '2026-12-01', { working: false, name: ' ' }, 'name'],
    ['an unknown field', '2026-12-01', { working: false, name: 'x', reason: 'y' }, 'reason'],
  ])('refuses %s', async (_what, date, body, message) => {
    const answer = await enter(supervisor, date, body);
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
    expect((answer.body as { detail: string }).detail).toContain(message);
  });

  it('takes a holiday of several days, and lets it be taken back', async () => {
    const tet = { from: '2026-12-07', to: '2026-12-10', working: false, name: 'Tết Nguyên đán' };
    const answer = await supervisor.post('/api/staff/calendar/swaps', tet);
    expect(bodyOf<{ swaps: unknown[] }>(answer).swaps).toHaveLength(4);
    const period = 'from=2026-12-06&to=2026-12-11';
    const sources = async (): Promise<unknown[]> =>
      daysOf(await officer.get(`/api/staff/calendar?${period}`)).map(
        (day) => (day as { source: string }).source,
      );
    expect(await sources()).toEqual(['weekday', ...Array<string>(4).fill('entered_swap'), 'weekday']);

    const removal = await supervisor.delete('/api/staff/calendar/swaps?from=2026-12-09&to=2026-12-28');
    expect(bodyOf(removal)).toEqual({ removed: ['2026-12-09', '2026-12-10'] });
    const again = await supervisor.delete('/api/staff/calendar/swaps?from=2026-12-09&to=2026-12-28');
    expect(bodyOf(again)).toEqual({ removed: [] });
    expect((await sources()).slice(1, 4)).toEqual(['entered_swap', 'entered_swap', 'weekday']);
    bodyOf(await enter(supervisor, '2026-12-09', { working: true, name: 'Làm bù' }));
    expect(await changesOf('2026-12-09')).toMatchObject([
      { kind: 'calendar.day_moved', subject_version: 1 },
      { kind: 'calendar.day_moved_back', subject_version: 2 },
      { kind: 'calendar.day_moved', subject_version: 3 },
    ]);
  });

  it.each([
    ['2026-11-22', '2026-11-24', 'must not be before today'],
    ['2026-11-25', '2026-11-24', '0–30 days after'],
    ['2026-11-25', '2026-12-26', '0–30 days after'],
  ])('neither enters nor takes back %s to %s', async (from, to, message) => {
    const entering = await supervisor.post('/api/staff/calendar/swaps', {
      from,
      to,
      working: false,
      name: 'x',
    });
    const removing = await supervisor.delete(`/api/staff/calendar/swaps?from=${from}&to=${to}`);
    for (const answer of [entering, removing]) {
      expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
      expect((answer.body as { detail: string }).detail).toContain(message);
    }
  });

  it('is not changed by an officer', async () => {
    const answer = await enter(officer, '2026-12-01', { working: false, name: 'Nghỉ' });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'forbidden' }]);
  });

  it.each(['from=2026-12-02&to=2026-12-01', 'from=2026-01-01&to=2027-01-02'])(
    'refuses the period %s',
    async (query) => {
      const answer = await officer.get(`/api/staff/calendar?${query}`);
      expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
    },
  );
});
