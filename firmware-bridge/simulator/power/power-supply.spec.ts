import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isBoardBank, type SiteHardware } from '../../contract/index.js';
import { kerongCu16 } from '../boards/kerong-cu16.js';
import { SimulatedBank } from '../bus/simulated-bank.js';
import { Cabinets } from '../cabinet/cabinets.js';
import { trayPlaces } from '../cabinet/places.js';
import { SimulatorClient } from '../control/simulator-client.js';
import { controlSocketPath } from '../control/control-socket-path.js';
import { seededRandomness } from '../randomness.js';
import { WorldRecord } from '../record/world-record.js';
import { type Simulator } from '../simulator.js';
import { fromHex } from '../testing/hex.js';
import { ManualTimers } from '../testing/manual-timers.js';
import { SimulatorHarness } from '../testing/simulator-harness.js';
import { smallSite } from '../testing/small-site.js';
import { PowerSupply } from './power-supply.js';

const statusOf = (board: number): Uint8Array => fromHex(board === 0 ? '02 00 30 03 35' : '02 10 30 03 45');

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
    const timers = new ManualTimers();
    const simulator = await harness.start({ hardware: siteWithInput(), powerReserveMs: 10_000, timers });
    expect(contact()).toBe('0\n');
    expect(simulator.power.setMains('lobby', false)).toBe('failing');
    expect(contact()).toBe('1\n');
    timers.advance(10_000);
    expect(powers(simulator)).toEqual(['off']);
    expect(contact()).toBe('1\n');
    simulator.power.setMains('lobby', true);
    expect(powers(simulator)).toEqual(['on']);
    expect(contact()).toBe('0\n');
    const told = simulator
      .record()
      .entries.flatMap(({ event }) => (event.kind === 'power' ? [event.power] : []));
    expect(told).toEqual(['failing', 'off', 'on']);
  });

  it('has its boards silent only when the reserve is used up', () => {
    const timers = new ManualTimers();
    const record = new WorldRecord('00000000-0000-4000-8000-000000000000', timers);
    const site = smallSite();
    const cabinets = new Cabinets(trayPlaces(site), new Map(), record, timers, () => undefined);
    const world = { cabinets, record, timers, randomness: seededRandomness(1) };
    const banks = site.cabinets.flatMap((cabinet) =>
      cabinet.banks.filter(isBoardBank).map((bank) => new SimulatedBank(bank, kerongCu16, world)),
    );
    const supply = new PowerSupply([{ id: 'lobby', banks }], {
      ...world,
      contact: undefined,
      reserveMs: 10_000,
    });
    const answers = (): number[] => banks.map((bank, board) => bank.hear(statusOf(board)).length);
    supply.setMains('lobby', false);
    timers.advance(9_999);
    expect(answers()).toEqual([1, 1]);
    timers.advance(1);
    expect(answers()).toEqual([0, 0]);
    supply.setMains('lobby', true);
    expect(answers()).toEqual([1, 1]);
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
