import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { LiveEvents, Sweeps } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { LedgerAttacker } from '../support/ledger-attacks.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

interface Seen {
  readonly kind: string;
  readonly severity: string;
  readonly since: string | null;
  readonly solvedAt: string;
}

let service: TestService;
let owner: pg.Client;
const heard: string[] = [];

beforeAll(async () => {
  service = await startTestService();
  owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  service.application.get(LiveEvents).stream.subscribe((event) => {
    if (event.type === 'alarm' && event.data.alarm.startsWith('ledger')) heard.push(event.data.alarm);
  });
});

afterAll(async () => {
  await owner.end();
  await service.stop();
});

/** What the service does every minute, whether all of it succeeds or not. */
const aMinutesWork = () =>
  service.application
    .get(Sweeps)
    .runAll()
    .catch(() => undefined);

async function alarms(): Promise<Seen[]> {
  const supervisor = await signInAs(service, 'supervisor');
  const { alarms: all } = bodyOf<{ alarms: Seen[] }>(await supervisor.get('/api/staff/alarms'));
  return all.filter(({ kind }) => kind.startsWith('ledger'));
}

/** Something that stands in the ledger. */
async function change(): Promise<void> {
  const technician = await signInAs(service, 'technician');
  bodyOf(await technician.post('/api/staff/kiosks', { name: 'Kiosk' }));
}

const signing = (rule: 'REVOKE' | 'GRANT'): Promise<unknown> =>
  owner.query(`${rule} INSERT ON ledger_signed_head ${rule === 'GRANT' ? 'TO' : 'FROM'} motcua247_service`);

it('a ledger that nobody signs is an alarm after ten minutes, once, until it is signed', async () => {
  await change();
  await aMinutesWork();
  service.clock.advance(dayMs);
  await aMinutesWork();
  expect(await alarms()).toEqual([]);

  await signing('REVOKE');
  await change();
  const since = service.clock.now();
  service.clock.advance(10 * minuteMs - 1);
  await aMinutesWork();
  expect([await alarms(), heard]).toEqual([[], []]);
  service.clock.advance(1);
  await aMinutesWork();
  await aMinutesWork();
  const standing = { kind: 'ledger_not_signed', severity: 'attention', solvedAt: 'ledger' };
  expect(await alarms()).toMatchObject([{ ...standing, since: since.toISOString() }]);
  expect(heard).toEqual(['ledger_not_signed']);

  await signing('GRANT');
  await aMinutesWork();
  expect(await alarms()).toEqual([]);
});

it('is an alarm, too, when the clock was far ahead as its last entry was written', async () => {
  await signing('REVOKE');
  service.clock.advance(dayMs);
  await change();
  service.clock.advance(-dayMs);
  await aMinutesWork();
  expect(await alarms()).toEqual([]);
  service.clock.advance(10 * minuteMs);
  expect(await alarms()).toMatchObject([{ kind: 'ledger_not_signed' }]);
  await signing('GRANT');
  await aMinutesWork();
  expect(await alarms()).toEqual([]);
});

it('is not silenced by an entry that was taken out, nor by a head that is of none', async () => {
  const attacker = new LedgerAttacker(owner);
  await change();
  service.clock.advance(5 * minuteMs);
  await aMinutesWork();
  await signing('REVOKE');
  await change();
  await change();
  service.clock.advance(10 * minuteMs);
  const [newest] = (
    await owner.query<{ sequence: string }>('SELECT max(sequence) AS sequence FROM ledger_signed_head')
  ).rows;
  await attacker.remove(Number(newest?.sequence) + 1);
  expect(await alarms()).toMatchObject([{ kind: 'ledger_not_signed' }]);
  await attacker.putHeadIn(1_000_000);
  expect(await alarms()).toMatchObject([{ kind: 'ledger_not_signed' }]);
  // The look at the heads then finds out more.
  await aMinutesWork();
  expect(await alarms()).toMatchObject([{ kind: 'ledger_broken' }]);
});
