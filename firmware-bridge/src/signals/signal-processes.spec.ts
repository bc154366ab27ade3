import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GpioBackEnd, Lamp } from '../../contract/index.js';
import {
  startSimulator,
  type Signals,
  type Simulator,
  type SimulatorOptions,
} from '../../simulator/index.js';
import { startBridge, type Bridge } from '../bridge.js';
import { guardOf } from '../gpio/testing/guard-of.js';
import { quiet } from '../testing/bench.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { opened } from '../testing/outcomes.js';
import { until } from '../testing/until.js';
import { signalSite } from './testing/signal-site.js';

/** Real processes: the bridge's guard of lamps and buzzers, and lines as the simulator plays them. */

let directory: string;
let simulator: Simulator;
let bridge: Bridge;
let client: BridgeClient;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'signals-'));
});

afterEach(async () => {
  client.disconnect();
  await bridge.stop();
  expect(shown()).toEqual({ lamp: false, buzzer: false, litTrays: [] });
  await simulator.stop();
  rmSync(directory, { recursive: true, force: true });
});

const shown = (): Signals | undefined => simulator.state().cabinets[0]?.signals;

async function setUp(backEnd: GpioBackEnd, options: Partial<SimulatorOptions>): Promise<void> {
  const hardware = signalSite({ backEnd });
  simulator = await startSimulator({ hardware, runtimeDirectory: directory, ...options });
  bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
  client = await BridgeClient.greet(bridge.socketPath);
  await untilTold('dark');
}

const untilTold = (lamp: Lamp): Promise<void> =>
  until(`clients are told that the lamp is ${lamp}`, async () => {
    const { cabinets } = await client.call('snapshot', {});
    return cabinets[0]?.lamp === lamp;
  });

const untilShown = (what: string, wanted: Partial<Signals>): Promise<void> =>
  until(what, () => JSON.stringify({ ...shown(), ...wanted }) === JSON.stringify(shown()));

describe.each<[string, GpioBackEnd, Partial<SimulatorOptions>]>([
  ['tools of libgpiod 1', 'libgpiod', { libgpiodVersion: 1 }],
  ['tools of libgpiod 2', 'libgpiod', { libgpiodVersion: 2 }],
  ['the kernel’s files', 'sysfs', {}],
])('lamps and buzzers through %s', (_what, backEnd, options) => {
  it('show an opening, and are switched off by the next guard when theirs is killed', async () => {
    await setUp(backEnd, options);
    expect(await client.open('A02')).toEqual(opened);
    await untilShown('lamp and tray are lit', { lamp: true, litTrays: ['A02'] });
    await until('a tone has sounded and ended', () => {
      const tones = simulator
        .record()
        .entries.flatMap(({ event }) => (event.kind === 'signals' ? [event.signals.buzzer] : []));
      return tones.includes(true) && tones.at(-1) === false;
    });
    await untilTold('lit');
    expect((await client.call('snapshot', {})).cabinets[0]?.litTrays).toEqual(['A02']);

    process.kill(guardOf(process.pid), 'SIGKILL');
    await until('nobody drives them', () =>
      client.events.some(({ change }) => change.kind === 'cabinet' && change.lamp === 'unknown'),
    );
    simulator.trays.close('A02');
    await untilShown('all is dark again', { lamp: false, litTrays: [] });
    await untilTold('dark');
  });
});

describe('lamps and buzzers', () => {
  it('go on without a client, and are off when the bridge has stopped', async () => {
    await setUp('sysfs', {});
    client.disconnect();
    simulator.contacts.set('left', { somebodyThere: true });
    await untilShown('somebody is lit', { lamp: true });
    await bridge.stop();
    expect(shown()).toEqual({ lamp: false, buzzer: false, litTrays: [] });
  });
});
