import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GpioBackEnd, Lamp, SiteHardware } from '../../contract/index.js';
import {
  startSimulator,
  type Signals,
  type Simulator,
  type SimulatorOptions,
} from '../../simulator/index.js';
import { startBridge, type Bridge } from '../bridge.js';
import { startBridgeProcess } from '../gpio/testing/bridge-process.js';
import { guardOf } from '../gpio/testing/guard-of.js';
import { quiet } from '../testing/bench.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { opened } from '../testing/outcomes.js';
import { until } from '../testing/until.js';
import { signalSite } from './testing/signal-site.js';

/** Real processes: the bridge's guard of lamps and buzzers, and lines as the simulator plays them. */

let directory: string;
let simulator: Simulator;
let client: BridgeClient;
let end: () => Promise<void> | void;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'signals-'));
});

afterEach(async () => {
  await end();
  expect(shown()).toEqual({ lamp: false, buzzer: false, litTrays: [] });
  await simulator.stop();
  rmSync(directory, { recursive: true, force: true });
});

const shown = (): Signals | undefined => simulator.state().cabinets[0]?.signals;

async function startLines(
  backEnd: GpioBackEnd,
  options: Partial<SimulatorOptions> = {},
): Promise<SiteHardware> {
  const hardware = signalSite({ backEnd });
  simulator = await startSimulator({ hardware, runtimeDirectory: directory, ...options });
  return hardware;
}

async function setUp(backEnd: GpioBackEnd, options: Partial<SimulatorOptions> = {}): Promise<Bridge> {
  const hardware = await startLines(backEnd, options);
  const bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
  client = await BridgeClient.greet(bridge.socketPath);
  end = async () => {
    client.disconnect();
    await bridge.stop();
  };
  await untilTold('dark');
  return bridge;
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
    const bridge = await setUp('sysfs');
    client.disconnect();
    simulator.contacts.set('left', { somebodyThere: true });
    await untilShown('somebody is lit', { lamp: true });
    await bridge.stop();
    expect(shown()).toEqual({ lamp: false, buzzer: false, litTrays: [] });
  });

  it('are off when the bridge is killed', async () => {
    const started = await startBridgeProcess(await startLines('libgpiod'), directory);
    ({ client, end } = started);
    simulator.contacts.set('left', { somebodyThere: true });
    await untilShown('somebody is lit', { lamp: true });
    const guard = guardOf(started.process.pid ?? 0);
    started.process.kill('SIGKILL');
    // Nobody is left then who could switch anything off later.
    await until('the guard has ended by itself', () => !existsSync(`/proc/${guard}`));
    await untilShown('all is dark', { lamp: false });
  });
});
