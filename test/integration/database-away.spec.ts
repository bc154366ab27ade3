import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { DoorWatch } from '../../src/hardware/door-watch.js';
import { longestRestMs } from '../../src/hardware/unkept-sightings.js';
import { addMs, systemMonotonicClock } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { cutDatabase } from '../support/cut-database.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, settlementOf, whereIs } from '../support/dossiers.js';
import { until } from '../support/until.js';

let world: DossierWorld;
/** How far the service's monotonic clock is ahead of the machine's. */
let aheadMs = 0;
/** Trays of which the log says that what they have shown is kept. */
const kept: string[] = [];

beforeAll(async () => {
  const write = (line: string): void => {
    const { tray, msg } = JSON.parse(line) as { tray?: string; msg: string };
    if (tray !== undefined && msg.includes('kept, and tried again')) kept.push(tray);
  };
  const monotonicClock = { nowMs: () => systemMonotonicClock.nowMs() + aheadMs };
  world = await DossierWorld.start({ logger: pino({ level: 'debug' }, { write }), monotonicClock });
});

afterAll(async () => {
  await world.stop();
});

/** Why the content of a tray is unknown; undefined where it is known. */
async function doubtOf(tray: string): Promise<string | undefined> {
  const rows: { reason: string }[] = await world.service.database.dataSource.query(
    `SELECT body::jsonb -> 'details' ->> 'reason' AS reason FROM ledger_entry
      WHERE kind = 'tray.content_unknown' AND subject_id = $1`,
    [tray],
  );
  return rows[0]?.reason;
}

/** Shows what the service cannot write down, and waits until it has tried. */
async function showInVain(
  tray: string,
  sensors: Parameters<DossierWorld['bridge']['set']>[1],
): Promise<void> {
  const before = kept.filter((label) => label === tray).length;
  world.bridge.set(tray, sensors);
  await until('it was tried', () => kept.filter((label) => label === tray).length > before);
}

describe('while the database is away', () => {
  it('a tray that is opened and shut is not forgotten: it is doubted once the database is back', async () => {
    const giveBack = await cutDatabase(world.service);
    await showInVain('B59', { door: 'open' });
    await showInVain('B59', { door: 'closed' });
    await giveBack();
    await until('the tray is doubted', async () => (await doubtOf('B59')) !== undefined);
    expect(await doubtOf('B59')).toBe('opened_without_authorisation');
  });

  it('what somebody does at a tray that was opened for them counts as if it had been there', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const operation = bodyOf<DoorOperationView>(await citizen.post(`/api/kiosk/deposits/${id}/opening`));
    await answered(world.service, operation.id);
    const giveBack = await cutDatabase(world.service);
    await showInVain(operation.trayLabel, { occupancy: 'present' });
    await showInVain(operation.trayLabel, { door: 'closed' });
    await giveBack();
    expect(await settlementOf(world.service, operation.id)).toBe('moved');
    expect(await whereIs(world.officer, id)).toBe(`deposited tray ${operation.trayLabel}`);
    expect(await doubtOf(operation.trayLabel)).toBeUndefined();
  });
});

it('what was seen before an operation was authorised is not explained by it', async () => {
  const citizen = await world.depositor();
  const id = await world.reserve(citizen);
  const operation = bodyOf<DoorOperationView>(await citizen.post(`/api/kiosk/deposits/${id}/opening`));
  const { trayLabel } = operation;
  await answered(world.service, operation.id);
  const watch = world.service.application.get(DoorWatch, { strict: false });
  const authorisedAt = new Date(operation.authorisedAt);
  const sensors = { door: 'open', occupancy: 'absent' } as const;
  const open = { sensors, counted: undefined };
  await watch.observe(trayLabel, { ...open, at: authorisedAt }, true);
  expect(await doubtOf(trayLabel)).toBeUndefined();
  await watch.observe(trayLabel, { ...open, at: addMs(authorisedAt, -1) }, true);
  expect(await doubtOf(trayLabel)).toBe('opened_without_authorisation');
});

describe('what cannot be taken in although the database is there', () => {
  let owner: pg.Client;

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: world.service.databaseUrl });
    await owner.connect();
  });

  afterAll(() => owner.end());

  const heldBack = async (): Promise<unknown> => {
    const { alarms } = bodyOf<{ alarms: { kind: string }[] }>(await world.officer.get('/api/staff/alarms'));
    return alarms.find(({ kind }) => kind === 'sightings_held_back');
  };

  it('is an urgent alarm once it stays so, until it is taken in', async () => {
    await owner.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'for a reason of its own'; END $$;
      CREATE TRIGGER fails BEFORE UPDATE ON tray FOR EACH ROW WHEN (NEW.label = 'B58') EXECUTE FUNCTION fail()`);
    await showInVain('B58', { door: 'open' });
    expect(await heldBack()).toBeUndefined();
    await until('the alarm is raised', async () => {
      aheadMs += longestRestMs;
      return (await heldBack()) !== undefined;
    });
    const since = world.service.clock.now().toISOString();
    expect(await heldBack()).toMatchObject({ severity: 'urgent', solvedAt: 'tray', trayLabel: 'B58', since });
    await owner.query('DROP TRIGGER fails ON tray');
    aheadMs += longestRestMs;
    await until('the alarm is over', async () => (await heldBack()) === undefined);
    expect(await doubtOf('B58')).toBe('opened_without_authorisation');
  });
});
