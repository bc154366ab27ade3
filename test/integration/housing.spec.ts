import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createApplication } from '../../src/application.js';
import { Database, Sweeps } from '../../src/platform/index.js';
import type { HardwareHealth } from '../../src/reports/hardware/hardware.schemas.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { EventReader } from '../support/event-reader.js';
import { until } from '../support/until.js';

let world: DossierWorld;
let cabinet: { readonly id: string; readonly name: { readonly vi: string; readonly en: string } };

beforeAll(async () => {
  world = await DossierWorld.start();
  const [first] = world.service.options.site.cabinets;
  if (!first) throw new Error('The site has no cabinet');
  cabinet = first;
});

afterAll(async () => {
  await world.stop();
});

const entries = async (database = world.service.database): Promise<string[]> => {
  const rows = await database.dataSource.query<{ kind: string }[]>(
    `SELECT kind FROM ledger_entry WHERE subject_type = 'cabinet' AND subject_id = $1 ORDER BY subject_version`,
    [cabinet.id],
  );
  return rows.map(({ kind }) => kind);
};

const housingAlarm = async (): Promise<unknown> => {
  const { alarms } = bodyOf<{ alarms: { kind: string }[] }>(await world.officer.get('/api/staff/alarms'));
  return alarms.find(({ kind }) => kind === 'housing_open');
};

const metric = async (): Promise<string | undefined> => {
  const { text } = await request(world.service.url).get('/metrics');
  return /^motcua247_housings_open (\d+)$/m.exec(text)?.[1];
};

async function setHousing(housing: 'open' | 'closed', told: readonly string[]): Promise<void> {
  world.bridge.setContacts(cabinet.id, { housing });
  await until('the ledger has it', async () => (await entries()).length === told.length);
  expect(await entries()).toEqual(told);
}

describe('the housing of a cabinet', () => {
  let before: readonly string[];

  beforeEach(async () => {
    before = await entries();
  });

  it('that is opened stands in the ledger, once, and so does that it is closed', async () => {
    const opened = [...before, 'cabinet.housing_opened'];
    await setHousing('open', opened);
    world.bridge.setContacts(cabinet.id, { presence: 'present' });
    await setHousing('closed', [...opened, 'cabinet.housing_closed']);
  });

  it('is an urgent alarm while it is open, told by the name of the cabinet, in log and metrics', async () => {
    const since = world.service.clock.now().toISOString();
    expect([await housingAlarm(), await metric()]).toEqual([undefined, '0']);
    await setHousing('open', [...before, 'cabinet.housing_opened']);
    expect(await housingAlarm()).toMatchObject({
      severity: 'urgent',
      solvedAt: 'hardware',
      cabinetId: cabinet.id,
      cabinetName: cabinet.name,
      since,
    });
    expect(await metric()).toBe('1');
    world.bridge.setContacts(cabinet.id, { housing: 'closed' });
    await until('the alarm is over', async () => (await housingAlarm()) === undefined);
  });

  it('who stands before it, and what it shows them, are told on the hardware page, as it happens', async () => {
    const stream = await EventReader.open(`${world.service.url}/api/staff/events`, {
      authorization: `Bearer ${world.officer.token}`,
    });
    world.bridge.setContacts(cabinet.id, { presence: 'absent' });
    const litTrays = ['A07'];
    world.bridge.setContacts(cabinet.id, { presence: 'present', lamp: 'lit', buzzer: 'left_open', litTrays });
    const told = { housing: 'closed', presence: 'present', lamp: 'lit', buzzer: 'left_open' };
    await stream.has('cabinet', told);
    await stream.close();
    const { cabinets } = bodyOf<HardwareHealth>(await world.officer.get('/api/staff/hardware'));
    expect(cabinets.find(({ id }) => id === cabinet.id)).toEqual({
      id: cabinet.id,
      name: cabinet.name,
      ...told,
      litTrays,
    });
  });
});

const asTheServiceSees = async (housing: HardwareHealth['cabinets'][number]['housing']): Promise<void> => {
  await until(`the service sees it ${housing}`, async () => {
    const { cabinets } = bodyOf<HardwareHealth>(await world.officer.get('/api/staff/hardware'));
    return cabinets.find(({ id }) => id === cabinet.id)?.housing === housing;
  });
};

describe('without a bridge', () => {
  let before: readonly string[];

  beforeEach(async () => {
    before = await entries();
    await world.bridge.stop();
    await asTheServiceSees('unknown');
  });

  it('nothing is known of a housing and nothing is written; what happened meanwhile is, once, when it is back', async () => {
    const { cabinets } = bodyOf<HardwareHealth>(await world.officer.get('/api/staff/hardware'));
    expect(cabinets[0]).toMatchObject({ housing: 'unknown', lamp: 'unknown', litTrays: null });
    expect(await entries()).toEqual(before);
    const bridgeReason = async (): Promise<unknown> =>
      bodyOf<HardwareHealth>(await world.officer.get('/api/staff/hardware')).bridgeReason;
    await until('why it is away is told', async () => (await bridgeReason()) === 'not_running');
    world.bridge.setContacts(cabinet.id, { housing: 'open' });
    await world.bridge.startAgain();
    const opened = [...before, 'cabinet.housing_opened'];
    await until('the ledger has it', async () => (await entries()).length > before.length);
    expect(await bridgeReason()).toBeNull();

    // The same bridge again, and a sweep: the housing is still open, and the ledger knows.
    await world.bridge.stop();
    await asTheServiceSees('unknown');
    await world.bridge.startAgain();
    await asTheServiceSees('open');
    await world.service.application.get(Sweeps, { strict: false }).runAll();
    expect(await entries()).toEqual(opened);
  });

  it('and without a service nothing can be written either: it is, once, when both are back', async () => {
    await world.bridge.startAgain();
    await asTheServiceSees('open');
    await world.service.application.close();
    world.bridge.setContacts(cabinet.id, { housing: 'closed' });
    const next = await createApplication(world.service.options);
    await next.listen(0, '127.0.0.1');
    const database = next.get(Database);
    try {
      await until('the ledger has it', async () => (await entries(database)).length > before.length);
      await next.get(Sweeps, { strict: false }).runAll();
      expect(await entries(database)).toEqual([...before, 'cabinet.housing_closed']);
    } finally {
      await next.close();
    }
  });
});
