import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import request from 'supertest';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { secondMs } from '../../src/kernel/index.js';
import { LiveEvents, type AlarmKind } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, look, settlementOf } from '../support/dossiers.js';
import { EventReader } from '../support/event-reader.js';
import { goTo } from '../support/runs.js';
import { signInAs } from '../support/staff.js';
import { until } from '../support/until.js';

let world: DossierWorld;
let lines: string[] = [];

beforeAll(async () => {
  const logger = pino(
    { level: 'warn', base: null, timestamp: false },
    { write: (line: string) => lines.push(line) },
  );
  world = await DossierWorld.start({ logger });
});

beforeEach(() => {
  lines = [];
});

afterAll(async () => {
  await world.stop();
});

/** What the log says of alarms. */
function logged(): object[] {
  return lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'alarm');
}

const warn = { level: pino.levels.values['warn'], msg: 'alarm' };

async function counted(kind: string): Promise<number> {
  const { text } = await request(world.service.url).get('/metrics');
  return Number(new RegExp(`^motcua247_alarms_total\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(text)?.[1]);
}

async function loadedTray(): Promise<string> {
  const id = await world.loadedResult(world.newPhone());
  return (await look(world.officer, id)).trayLabel ?? '';
}

describe('an alarm stands in the log and in the metrics', () => {
  it('when a door opens that nobody may open', async () => {
    expect(await counted('opened_without_authorisation')).toBe(0);
    world.bridge.set('A25', { door: 'open' });
    await until('it is logged', () => logged().length > 0);
    expect(logged()).toEqual([{ ...warn, alarm: 'opened_without_authorisation', at: 'A25' }]);
    expect(await counted('opened_without_authorisation')).toBe(1);
    world.bridge.set('A25', { door: 'closed' });
  });

  it('when papers vanish', async () => {
    const tray = await loadedTray();
    world.bridge.set(tray, { occupancy: 'absent' });
    await until('it is logged', () => logged().length > 0);
    expect(logged()).toEqual([{ ...warn, alarm: 'papers_missing', at: tray }]);
    expect(await counted('papers_missing')).toBe(1);

    expect(await world.inspect(tray, 'nothing')).toBe('found_empty');
    await until('that is logged, too', () => logged().length > 1);
    expect(logged().at(-1)).toEqual({ ...warn, alarm: 'dossier_missing', at: tray });
    expect(await counted('dossier_missing')).toBe(1);
  });

  it('when a door is left open: a warning is logged, and only the alarm counts', async () => {
    const { leftOpenWarningSeconds, leftOpenAlarmSeconds } = world.service.options.site.doors;
    const answer = await world.officer.post('/api/staff/trays/A30/inspection', { reason: 'other' });
    const { id } = bodyOf<DoorOperationView>(answer);
    await answered(world.service, id);
    world.service.clock.advance(leftOpenWarningSeconds * secondMs);
    await until('the warning', () => logged().length === 1);
    expect(await counted('door_left_open')).toBe(0);
    world.service.clock.advance((leftOpenAlarmSeconds - leftOpenWarningSeconds) * secondMs);
    await settlementOf(world.service, id);
    await until('the alarm', () => logged().length === 2);
    expect(logged()).toEqual(
      ['warned', 'alarmed'].map((stage) => ({ ...warn, alarm: 'door_left_open', at: 'A30', stage })),
    );
    expect(await counted('door_left_open')).toBe(1);
    world.bridge.set('A30', { door: 'closed' });
  });

  it('when nobody comes for a run', async () => {
    await goTo(world, '2026-11-23T14:45');
    expect(logged()).toEqual([{ ...warn, alarm: 'run_missed', at: '2026-11-23T06:30:00.000Z' }]);
    expect(await counted('run_missed')).toBe(1);
  });
});

describe('an alarm is told live', () => {
  it('to those who see to it, and to no kiosk', async () => {
    const { url, application } = world.service;
    const { token } = await signInAs(world.service, 'administrator');
    const [administrator, officer] = await Promise.all(
      [token, world.officer.token].map((shown) =>
        EventReader.open(`${url}/api/staff/events`, { authorization: `Bearer ${shown}` }),
      ),
    );
    const kiosk = await EventReader.open(`${url}/api/kiosk/events`, {
      'x-kiosk-credential': world.kiosk.credential,
    });
    if (!administrator || !officer) throw new Error('two streams');
    const liveEvents = application.get(LiveEvents);
    const raise = (alarm: AlarmKind, id: string): void => {
      liveEvents.publish({ type: 'alarm', id, data: { alarm } });
    };
    raise('account_locked', 'somebody');
    raise('door_left_open', 'A07');
    // Whatever else was to come would have come before these.
    liveEvents.publish({ type: 'tray', id: 'A08', data: {} });
    liveEvents.publish({ type: 'partner', id: 'last', data: {} });
    await administrator.has('partner', { id: 'last' });
    await officer.has('tray', { id: 'A08' });
    await kiosk.has('tray', { id: 'A08' });
    await Promise.all([administrator, officer, kiosk].map((stream) => stream.close()));
    const alarmsOf = ({ events }: EventReader): unknown[] =>
      events.filter(({ type }) => type === 'alarm').map(({ data }) => data);
    expect(alarmsOf(administrator)).toEqual([{ alarm: 'account_locked', id: 'somebody' }]);
    expect(alarmsOf(officer)).toEqual([{ alarm: 'door_left_open', id: 'A07' }]);
    expect(alarmsOf(kiosk)).toEqual([]);
  });
});
