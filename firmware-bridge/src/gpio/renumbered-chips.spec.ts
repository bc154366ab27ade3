import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isGpioBank, isGpioBus, type GpioBackEnd } from '../../contract/index.js';
import { chipsWith, lineKey } from '../../simulator/gpio/chips.js';
import { gpioDirectory, playBackEnd } from '../../simulator/gpio/create-endpoint.js';
import type { GpioEndpoint } from '../../simulator/gpio/endpoint.js';
import type { ToolVersion } from '../../simulator/gpio/tool-scripts.js';
import { systemTimers } from '../../simulator/timers.js';
import { openBackEnd, openSignalOutputs, simulatedSignalsPath, type BackEnd } from './back-end.js';
import type { LineLevel } from './lines.js';
import { until } from '../testing/until.js';
import { gpioSite, inputChip, outputChip } from './testing/gpio-site.js';

/** Expanders that come again in another order: a name, or a number of the old tree, is another chip's then, and nothing complains. */

const other = 'another-chip';
/** Of a lock, or of a lamp. */
const line: LineLevel = { chip: outputChip, offset: 5, level: 1 };
const nobody = (): void => undefined;
const doors = { chip: inputChip, offsets: [0, 1, 2, 3] };
const groups = [outputChip, other, inputChip].map((chip) => ({ chip, offsets: [16] }));
const outputs = [outputChip, other].flatMap((chip) =>
  [4, 5, 6, 12, 13, 16].map((offset) => ({ key: lineKey(chip, offset), idle: 0 as const })),
);

let directory: string;
let chips: GpioEndpoint;
/** Every change of an output since it was last asked for, as `chip/offset=level`. */
let changes: string[];
let complaints: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'renumbered-'));
  changes = [];
  complaints = [];
});

afterEach(async () => {
  await chips.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Plays three chips: locks or lamps hang on one, doors on another, and nothing that the bridge knows on the third. */
async function play(backEnd: GpioBackEnd, version: ToolVersion, folder: string): Promise<void> {
  chips = playBackEnd(backEnd, folder, version, systemTimers);
  const levels = new Map<string, number>();
  await chips.open({ chips: chipsWith(groups), outputs, rows: [] }, (key, level) => {
    if ((levels.get(key) ?? 0) === level) return;
    levels.set(key, level);
    changes.push(`${key}=${level}`);
  });
  showDoors();
}

/** Every door is shut, and so reads 0; the same lines of the other chips read 1. */
function showDoors(): void {
  const shown = [inputChip, outputChip, other].flatMap((chip) =>
    doors.offsets.map((offset) => ({
      key: lineKey(chip, offset),
      idle: chip === inputChip ? (0 as const) : (1 as const),
      rows: [],
    })),
  );
  chips.show(shown);
}

function renumber(): void {
  chips.unplug(true);
  chips.unplug(false);
  showDoors();
}

function heard(): string[] {
  chips.catchUp();
  return changes.splice(0);
}

async function locksOn(backEnd: GpioBackEnd, version: ToolVersion): Promise<BackEnd> {
  await play(backEnd, version, gpioDirectory(directory, 'gpio'));
  const { buses, cabinets } = gpioSite({ backEnd, locks: 'relays' });
  const [bus] = buses.filter(isGpioBus);
  if (!bus) throw new Error('the site has a GPIO bus');
  const banks = cabinets.flatMap((cabinet) => cabinet.banks).filter(isGpioBank);
  return openBackEnd(bus, banks, directory, (detail) => complaints.push(detail));
}

const untilOn = (): Promise<void> =>
  until('the line is on', () => {
    chips.catchUp();
    return changes.length > 0;
  });

const pulse = [`${outputChip}/5=1`, `${outputChip}/5=0`];

describe.each<[string, GpioBackEnd, ToolVersion]>([
  ['tools of libgpiod 1', 'libgpiod', 1],
  ['tools of libgpiod 2', 'libgpiod', 2],
  ['the kernel’s files', 'sysfs', 2],
])('chips that come again in another order, through %s', (_what, backEnd, version) => {
  it('have their own locks pulsed and switched off', async () => {
    const { outputs: locks } = await locksOn(backEnd, version);
    locks.off();
    for (let round = 0; round < 3; round += 1) {
      await locks.on([line], 2_000, nobody);
      await untilOn();
      locks.off();
      expect(heard()).toEqual(pulse);
      renumber();
    }
    locks.off();
    expect(heard()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('have their own locks switched off when they came in the middle of a pulse', async () => {
    const { outputs: locks } = await locksOn(backEnd, version);
    locks.off();
    await locks.on([line], 2_000, nobody);
    await untilOn();
    renumber();
    locks.off();
    expect(heard()).toEqual(pulse);
  });

  it('show the doors that are their own', async () => {
    const { inputs } = await locksOn(backEnd, version);
    for (let round = 0; round < 3; round += 1) {
      const read = await inputs.look();
      expect(await read(doors, undefined, [])).toEqual([0, 0, 0, 0]);
      renumber();
    }
  });

  it('have their own lamps lit, kept lit and switched off', async () => {
    await play(backEnd, version, simulatedSignalsPath(directory));
    const site = { backEnd, simulated: true, lampMinutes: 1, buzzerMinutes: 1 };
    const lamps = await openSignalOutputs(site, [{ ...line, level: 0 }], directory);
    lamps.off();
    for (let round = 0; round < 3; round += 1) {
      await lamps.show([line]);
      await untilOn();
      renumber();
      await lamps.show([line]);
      await lamps.show([]);
      expect(new Set(heard())).toEqual(new Set(pulse));
      renumber();
    }
    lamps.off();
    expect(heard()).toEqual([]);
  });
});

describe.each<[string, string]>([
  ['fails', 'exit 1'],
  ['hangs', 'exec sleep 60'],
])('a gpiodetect that %s', (_how, does) => {
  it('keeps nothing from being switched off, and is complained of once; nothing is pulsed', async () => {
    const { outputs: locks } = await locksOn('libgpiod', 2);
    locks.off();
    await locks.on([line], 2_000, nobody);
    await untilOn();
    const gpiodetect = join(gpioDirectory(directory, 'gpio'), 'bin', 'gpiodetect');
    writeFileSync(gpiodetect, `#!/bin/sh\n${does}\n`);
    for (let round = 0; round < 3; round += 1) locks.off();
    expect(heard()).toEqual(pulse);
    expect(complaints).toEqual([expect.stringContaining('by their last names')]);
    await expect(locks.on([line], 2_000, nobody)).rejects.toThrow('gpiodetect');
    expect(heard()).toEqual([]);
  });
});
