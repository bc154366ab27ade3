import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ContactHardware } from '../../contract/index.js';
import { controlSocketPath } from '../control/control-socket-path.js';
import { SimulatorClient } from '../control/simulator-client.js';
import { waverMs } from '../faults/repetition.js';
import { seededRandomness } from '../randomness.js';
import { type Simulator } from '../simulator.js';
import { ManualTimers } from '../testing/manual-timers.js';
import { SimulatorHarness } from '../testing/simulator-harness.js';
import { siteWithContacts, smallSite } from '../testing/small-site.js';
import { type ContactFault, tornContactOf } from './contact-faults.js';

/** Contacts beside the locks whose wires are broken. */

const site = siteWithContacts();

let harness: SimulatorHarness;
let simulator: Simulator;
let timers: ManualTimers;

beforeEach(async () => {
  harness = new SimulatorHarness();
  timers = new ManualTimers();
  simulator = await harness.start({ hardware: site, timers, randomness: seededRandomness(1) });
});

afterEach(async () => {
  await harness.dismantle();
});

const fileOf = (name: string): string => join(harness.runtimeDirectory, name);
const shown = (name: string): string =>
  existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8').trim() : 'nothing';

describe('a contact of a cabinet', () => {
  it.each<[ContactFault, string, string]>([
    ['stuck_active', '1', '1'],
    ['stuck_inactive', '0', '0'],
    ['unreadable', 'nothing', 'nothing'],
    ['works', '0', '1'],
  ])('that is %s shows %s, and with the housing open %s', (fault, whileShut, whileOpen) => {
    simulator.faults.cabinet('lobby', { housing: fault });
    expect(shown('housing')).toBe(whileShut);
    simulator.contacts.set('lobby', { housingOpen: true });
    expect(shown('housing')).toBe(whileOpen);
    simulator.faults.cabinet('lobby', { housing: 'works' });
    expect(shown('housing')).toBe('1');
  });

  it('is read by its own polarity, and leaves the other one alone', () => {
    simulator.faults.cabinet('lobby', { presence: 'stuck_active' });
    expect([shown('presence'), shown('housing')]).toEqual(['0', '0']);
  });

  it.each(['flickers', 'torn_off'] as const)('that %s, with no bias, shows one and the other', (fault) => {
    const seen = (): Set<string> => {
      const levels = Array.from({ length: 40 }, () => {
        timers.advance(waverMs);
        return shown('housing');
      });
      return new Set(levels);
    };
    simulator.faults.cabinet('lobby', { housing: fault });
    expect(seen()).toEqual(new Set(['0', '1']));
    simulator.faults.cabinet('lobby', { housing: 'works' });
    expect(seen()).toEqual(new Set(['0']));
  });

  it('wavers no longer than the simulator runs', async () => {
    simulator.faults.cabinet('lobby', { housing: 'flickers' });
    await simulator.stop();
    expect(timers.pending).toBe(0);
    expect(shown('housing')).toBe('nothing');
  });
});

it('the power-fail input cries without reason, or keeps quiet while the mains fail', () => {
  simulator.faults.inputs({ powerFail: 'stuck_active' });
  expect([shown('power-fail'), simulator.power.of('lobby')]).toEqual(['1', 'on']);
  simulator.faults.inputs({ powerFail: 'stuck_inactive' });
  simulator.power.setMains('lobby', false);
  expect([shown('power-fail'), simulator.power.of('lobby')]).toEqual(['0', 'failing']);
});

it('they are shown, on record, and mended with everything', async () => {
  const client = new SimulatorClient(controlSocketPath(harness.runtimeDirectory));
  expect(await client.setCabinetFaults('lobby', { housing: 'torn_off' })).toEqual({
    housing: 'torn_off',
    presence: 'works',
  });
  expect(await client.setInputFaults({ powerFail: 'flickers' })).toEqual({ powerFail: 'flickers' });
  const broken = await client.state();
  expect(broken.cabinets[0]?.faults.housing).toBe('torn_off');
  expect(broken.inputs.faults.powerFail).toBe('flickers');
  await client.resetFaults();
  const mended = await client.state();
  expect(mended.cabinets[0]?.faults.housing).toBe('works');
  expect(mended.inputs.faults.powerFail).toBe('works');
  const kinds = simulator.record().entries.map(({ event }) => event.kind);
  expect(kinds.slice(0, 4)).toEqual(['cabinet_faults', 'input_faults', 'cabinet_faults', 'input_faults']);
  expect([shown('housing'), shown('power-fail')]).toEqual(['0', '0']);
});

it('a contact that the site does not have cannot be broken', async () => {
  const other = new SimulatorHarness();
  const without = await other.start({ hardware: smallSite() });
  expect(() => without.faults.cabinet('lobby', { housing: 'torn_off' })).toThrow(
    'cabinet lobby has no contact housing',
  );
  expect(() => without.faults.inputs({ powerFail: 'torn_off' })).toThrow('the site has no powerFail');
  await without.faults.reset();
  await other.dismantle();
});

const line = (
  bias: 'pull-up' | 'pull-down' | 'disabled' | undefined,
  activeLow: boolean,
): ContactHardware => ({
  chip: 'pins',
  offset: 4,
  activeLow,
  ...(bias && { bias }),
});

it.each<[string, ContactHardware, ReturnType<typeof tornContactOf>]>([
  ['a pull-up, active at 1', line('pull-up', false), 'active'],
  ['a pull-up, active at 0', line('pull-up', true), 'inactive'],
  ['a pull-down, active at 1', line('pull-down', false), 'inactive'],
  ['a pull-down, active at 0', line('pull-down', true), 'active'],
  ['its bias disabled', line('disabled', false), 'floats'],
  ['no bias', line(undefined, false), 'floats'],
  ['a file behind it', { valueFile: 'housing', activeLow: false }, 'floats'],
])('a contact that is torn off, with %s', (_what, hardware, reads) => {
  expect(tornContactOf(hardware)).toBe(reads);
});
