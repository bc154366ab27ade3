import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
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

const entries = async (): Promise<string[]> => {
  const rows = await world.service.database.dataSource.query<{ kind: string }[]>(
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

describe('without a bridge', () => {
  it('nothing is known of a housing, and nothing is written', async () => {
    const before = await entries();
    await world.bridge.stop();
    await until('the service knows nothing', async () => {
      const { cabinets } = bodyOf<HardwareHealth>(await world.officer.get('/api/staff/hardware'));
      return cabinets[0]?.housing === 'unknown' && cabinets[0].lamp === 'unknown';
    });
    expect(await entries()).toEqual(before);
  });
});
