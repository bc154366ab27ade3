import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DoorOperations, type DoorOperationView } from '../../src/hardware/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, look, settlementOf, whereIs } from '../support/dossiers.js';
import { until } from '../support/until.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

/**
 * The trays that the bridge has been asked to open since the last look. An opening of B01 is sent at last: commands come
 * in their order, so that nothing can be under way any more when that one has come.
 */
let seen = 0;
async function askedToOpen(): Promise<string[]> {
  await world.inspect('B01', 'nothing');
  const trays = world.bridge.openRequests.slice(seen).map(({ tray }) => tray);
  seen = world.bridge.openRequests.length;
  expect(trays.pop()).toBe('B01');
  return trays;
}

/** Somebody opens and closes a door that nobody was authorised to open; the papers stay. */
async function forceOpen(tray: string): Promise<void> {
  world.bridge.set(tray, { door: 'open' });
  await until(`the content of tray ${tray} is unknown`, async () => {
    const answer = await world.officer.get(`/api/staff/trays/${tray}`);
    return !bodyOf<{ contentKnown: boolean }>(answer).contentKnown;
  });
  world.bridge.set(tray, { door: 'closed' });
}

describe('a tray that was opened without authorisation', () => {
  it('is not opened to the citizen, however certain the record of the dossier is (I7)', async () => {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    const { trayLabel } = await look(world.officer, id);
    const tray = trayLabel ?? '';
    await forceOpen(tray);
    expect(await whereIs(world.officer, id)).toBe(`loaded tray ${tray}`);
    const fetcher = await world.fetcher(phone);
    await askedToOpen();

    const refused = await fetcher.post(`/api/kiosk/pickups/${id}/opening`);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'tray_content_unknown' }]);
    expect(await askedToOpen()).toEqual([]);

    expect(await world.inspect(tray, 'papers')).toBe('found_papers');
    expect(await askedToOpen()).toEqual([tray]);
    await world.atKiosk(fetcher, 'pickups', id, 'takes out');
    expect(await askedToOpen()).toEqual([tray]);
  });
});

describe('an authorisation that is not committed', () => {
  /** Authorises an inspection in a transaction of its own, and goes on with `then`. */
  async function authorise(tray: string, then: () => void): Promise<DoorOperationView> {
    const doorOperations = world.service.application.get(DoorOperations, { strict: false });
    return world.service.database.transaction(async (transaction) => {
      const operation = await doorOperations.authorise(transaction, {
        trayLabel: tray,
        purpose: 'inspect',
        dossierId: null,
        actor: { type: 'staff', id: world.officer.id },
      });
      then();
      return operation;
    });
  }

  it('never reaches the bridge, and leaves nothing behind (I2)', async () => {
    await askedToOpen();
    const failure = new Error('the process fails before the commit');
    await expect(
      authorise('A10', () => {
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect(await askedToOpen()).toEqual([]);
    const operations: unknown[] = await world.service.database.dataSource.query(
      `SELECT 1 FROM door_operation WHERE tray_label = 'A10'`,
    );
    expect(operations).toEqual([]);
  });

  it('reaches it as soon as it is', async () => {
    const { id } = await authorise('A10', () => undefined);
    await answered(world.service, id);
    const confirmation = { confirmation: 'not_done' };
    bodyOf(await world.officer.post(`/api/staff/door-operations/${id}/confirmation`, confirmation));
    await world.bridge.use('A10', 'does nothing');
    expect(await settlementOf(world.service, id)).toBe('found_empty');
    expect(await askedToOpen()).toEqual(['A10']);
  });
});
