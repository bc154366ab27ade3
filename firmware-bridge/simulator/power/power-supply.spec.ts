import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type SiteHardware } from '../../contract/index.js';
import { SimulatorClient } from '../control/simulator-client.js';
import { controlSocketPath } from '../control/control-socket-path.js';
import { type Simulator } from '../simulator.js';
import { fromHex } from '../testing/hex.js';
import { ManualTimers } from '../testing/manual-timers.js';
import { SimulatorHarness } from '../testing/simulator-harness.js';
import { smallSite } from '../testing/small-site.js';
import { waitUntil } from '../testing/wait-until.js';

const status = fromHex('02 00 30 03 35');

let harness: SimulatorHarness;

beforeEach(() => {
  harness = new SimulatorHarness();
});

afterEach(async () => {
  await harness.dismantle();
});

function siteWithInput(activeLow = false): SiteHardware {
  return { ...smallSite(), inputs: { powerFail: { valueFile: 'power-fail.value', activeLow } } };
}

const contact = (): string => readFileSync(join(harness.runtimeDirectory, 'power-fail.value'), 'utf8');
const powers = (simulator: Simulator): string[] => simulator.state().cabinets.map(({ power }) => power);

describe('a cabinet whose mains fail', () => {
  it('warns at once, and its boards fall silent when the reserve is used up', async () => {
    const simulator = await harness.start({ hardware: siteWithInput(), powerReserveMs: 300 });
    const host = await harness.connectHost();
    expect(contact()).toBe('0\n');
    expect(simulator.power.setMains('lobby', false)).toEqual({ id: 'lobby', power: 'failing' });
    expect(contact()).toBe('1\n');
    host.write(status);
    await host.read(9);

    await waitUntil('the reserve is used up', () => powers(simulator).includes('off'));
    const heardBefore = host.heard;
    host.write(status);
    simulator.power.setMains('lobby', true);
    expect(contact()).toBe('0\n');
    host.write(status);
    await waitUntil('an answer', () => host.heard.length > heardBefore.length);
    expect(powers(simulator)).toEqual(['on']);
    const told = simulator
      .record()
      .entries.flatMap(({ event }) => (event.kind === 'power' ? [event.power] : []));
    expect(told).toEqual(['failing', 'off', 'on']);
  });

  it('lives on when the mains come back in time', async () => {
    const timers = new ManualTimers();
    const simulator = await harness.start({ hardware: siteWithInput(), powerReserveMs: 10_000, timers });
    simulator.power.setMains('lobby', false);
    timers.advance(9_999);
    simulator.power.setMains('lobby', true);
    timers.advance(60_000);
    expect(powers(simulator)).toEqual(['on']);
  });

  it('is not harmed by being told twice', async () => {
    const timers = new ManualTimers();
    const simulator = await harness.start({ hardware: siteWithInput(), powerReserveMs: 10_000, timers });
    simulator.power.setMains('lobby', false);
    timers.advance(5_000);
    simulator.power.setMains('lobby', false);
    timers.advance(5_000);
    expect(powers(simulator)).toEqual(['off']);
  });
});

describe('the contact', () => {
  it('is active low where the site says so, only its owner’s, and gone with the simulator', async () => {
    const simulator = await harness.start({ hardware: siteWithInput(true) });
    expect(contact()).toBe('1\n');
    simulator.power.setMains('lobby', false);
    expect(contact()).toBe('0\n');
    const path = join(harness.runtimeDirectory, 'power-fail.value');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await simulator.stop();
    expect(existsSync(path)).toBe(false);
  });
});

describe('the control socket', () => {
  it('cuts and restores, mends all, and names the cabinets it knows', async () => {
    const simulator = await harness.start({ hardware: siteWithInput() });
    const client = new SimulatorClient(controlSocketPath(harness.runtimeDirectory));
    expect(await client.setMains('lobby', false)).toEqual({ id: 'lobby', power: 'failing' });
    await client.resetFaults();
    expect(powers(simulator)).toEqual(['on']);
    await expect(client.setMains('attic', false)).rejects.toMatchObject({ code: 'unknown_cabinet' });
  });

  it('lends a hand', async () => {
    await harness.start();
    const client = new SimulatorClient(controlSocketPath(harness.runtimeDirectory));
    await expect(client.hold('A01')).rejects.toMatchObject({ code: 'door_closed' });
    expect((await client.forceOpen('A01')).door).toBe('open');
    expect((await client.hold('A01')).held).toBe(true);
    expect((await client.close('A01')).door).toBe('open');
    expect((await client.release('A01')).held).toBe(false);
    expect((await client.close('A01')).door).toBe('closed');
  });
});
