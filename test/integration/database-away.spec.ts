import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { DoorWatch } from '../../src/hardware/door-watch.js';
import { addMs } from '../../src/kernel/index.js';
import { bodyOf } from '../support/caller.js';
import { cutDatabase } from '../support/cut-database.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, settlementOf, whereIs } from '../support/dossiers.js';
import { until } from '../support/until.js';

let world: DossierWorld;
/** Trays of which the log says that what they have shown is kept. */
const kept: string[] = [];

beforeAll(async () => {
  const write = (line: string): void => {
    const { tray, msg } = JSON.parse(line) as { tray?: string; msg: string };
    if (tray !== undefined && msg.includes('kept, and tried again')) kept.push(tray);
  };
  world = await DossierWorld.start({ logger: pino({ level: 'error' }, { write }) });
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
