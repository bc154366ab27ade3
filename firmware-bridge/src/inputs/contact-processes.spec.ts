import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { siteHardwareSchema, type GpioBackEnd, type SiteHardware } from '../../contract/index.js';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/index.js';
import { startBridgeProcess } from '../gpio/testing/bridge-process.js';
import { gpioSite, outputChip } from '../gpio/testing/gpio-site.js';
import { opened, refused } from '../testing/outcomes.js';
import type { BridgeClient } from '../testing/bridge-client.js';
import { until } from '../testing/until.js';

/** Real processes: the bridge as it is run at a site, and contacts on lines as the simulator plays them. */

let directory: string;
let simulator: Simulator;
let client: BridgeClient;
const cleanUp: (() => Promise<void> | void)[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'contacts-'));
});

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
  rmSync(directory, { recursive: true, force: true });
});

/** A contact that opens when the mains fail, so that a broken wire counts as a failure; and a tamper switch of the other polarity. */
function siteWithLines(backEnd: GpioBackEnd): SiteHardware {
  const site = gpioSite({ backEnd });
  const bias = backEnd === 'libgpiod' ? { bias: 'pull-up' } : {};
  return siteHardwareSchema.parse({
    ...site,
    contacts: { backEnd, simulated: true },
    inputs: { powerFail: { chip: outputChip, offset: 20, ...bias } },
    cabinets: site.cabinets.map((cabinet) => ({
      ...cabinet,
      contacts: { housing: { chip: outputChip, offset: 21, activeLow: true } },
    })),
  });
}

async function setUp(backEnd: GpioBackEnd, options: Partial<SimulatorOptions>): Promise<void> {
  const hardware = siteWithLines(backEnd);
  simulator = await startSimulator({
    hardware,
    runtimeDirectory: directory,
    powerReserveMs: 60_000,
    ...options,
  });
  cleanUp.push(() => simulator.stop());
  const bridge = await startBridgeProcess(hardware, directory);
  cleanUp.push(bridge.end);
  ({ client } = bridge);
}

const pulsedTrays = (): string[] =>
  simulator.record().entries.flatMap(({ event }) => (event.kind === 'pulse' ? [event.tray] : []));

const untilMains = (mains: string): Promise<void> =>
  until(`the mains are told as ${mains}`, () =>
    client.events.some(({ change }) => change.kind === 'power' && change.mains === mains),
  );

describe.each<[string, GpioBackEnd, Partial<SimulatorOptions>]>([
  ['tools of libgpiod 1', 'libgpiod', { libgpiodVersion: 1 }],
  ['tools of libgpiod 2', 'libgpiod', { libgpiodVersion: 2 }],
  ['the kernel’s files', 'sysfs', {}],
])('contacts on lines through %s', (_what, backEnd, options) => {
  it('keep the locks shut while the mains fail, and tell that the housing is open', async () => {
    await setUp(backEnd, options);
    const { mains, cabinets } = await client.call('snapshot', {});
    expect([mains, cabinets[0]?.housing]).toEqual(['present', 'closed']);
    simulator.power.setMains('A', false);
    await untilMains('failing');
    expect(await client.open('A01')).toEqual(refused('power_failing'));
    simulator.contacts.set('A', { housingOpen: true });
    await until('the housing is told to be open', () =>
      client.events.some(({ change }) => change.kind === 'cabinet' && change.housing === 'open'),
    );
    expect(pulsedTrays()).toEqual([]);
    simulator.power.setMains('A', true);
    await untilMains('present');
    expect(await client.open('A01')).toEqual(opened);
    expect(pulsedTrays()).toEqual(['A01']);
  });
});
