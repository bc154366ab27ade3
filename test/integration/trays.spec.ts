import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { EventReader } from '../support/event-reader.js';

interface Place {
  readonly label: string;
  readonly column: number;
  readonly row: number;
}

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('the map of the trays', () => {
  it('shows staff every tray where the kiosk draws it, in the cabinet of the same name', async () => {
    type Named = Place & { readonly cabinetId: string; readonly cabinetName: unknown };
    const { trays } = bodyOf<{ trays: readonly Named[] }>(await world.officer.get('/api/staff/trays'));
    const { cabinets } = bodyOf<{
      cabinets: readonly { id: string; name: unknown; trays: readonly Place[] }[];
    }>(await world.kiosk.get('/api/kiosk/overview'));
    const drawn = cabinets.flatMap(({ id, name, trays: placed }) =>
      placed.map(({ label, column, row }) => ({ label, column, row, cabinetId: id, cabinetName: name })),
    );
    expect(drawn.length).toBeGreaterThan(0);
    expect(trays).toMatchObject(drawn);
    const { label } = drawn.at(-1) ?? { label: '' };
    expect(bodyOf(await world.officer.get(`/api/staff/trays/${label}`))).toMatchObject(drawn.at(-1) ?? {});
  });
});

describe('a tray that citizens may no longer use, or may again', () => {
  const label = 'A20';
  let streams: readonly EventReader[];

  beforeEach(async () => {
    const { url } = world.service;
    streams = [
      await EventReader.open(`${url}/api/staff/events`, { authorization: `Bearer ${world.officer.token}` }),
      await EventReader.open(`${url}/api/kiosk/events`, { 'x-kiosk-credential': world.kiosk.credential }),
    ];
  });

  afterEach(async () => {
    await Promise.all(streams.map((stream) => stream.close()));
  });

  const told = async (usable: boolean): Promise<void> => {
    await Promise.all(streams.map((stream) => stream.has('tray', { id: label, usable })));
  };

  it('is told to staff and kiosks when it goes out of service and comes back', async () => {
    bodyOf(await world.officer.post(`/api/staff/trays/${label}/out-of-service`, { reason: 'Khóa bị kẹt' }));
    await told(false);
    bodyOf(await world.officer.post(`/api/staff/trays/${label}/in-service`));
    await told(true);
    expect(JSON.stringify(streams.map(({ events }) => events))).not.toContain('Khóa');
  });

  it('is told when nobody knows its content, and when an officer has looked', async () => {
    world.bridge.set(label, { occupancy: 'present' });
    await told(false);
    world.bridge.set(label, { occupancy: 'absent' });
    await world.inspect(label, 'nothing');
    await told(true);
  });
});
