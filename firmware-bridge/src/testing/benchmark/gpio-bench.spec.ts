import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { driverLimits, driverNames, isGpioBank } from '../../../contract/index.js';
import { chipsWith, lineKey } from '../../../simulator/gpio/chips.js';
import { gpioDirectory } from '../../../simulator/gpio/create-endpoint.js';
import { ToolEndpoint } from '../../../simulator/gpio/tool-endpoint.js';
import { readingArguments } from '../../gpio/libgpiod/syntax.js';
import { Tools } from '../../gpio/libgpiod/tools.js';
import { until } from '../until.js';
import { choiceOfHour, choicesOf } from './choices.js';
import { LookWatch, roundsIn } from './look-watch.js';
import { busId, doorCount, siteOf } from './site-of-ninety.js';

describe('the choice of locks', () => {
  it('is all of them, both back ends of GPIO among them', () => {
    const all = choicesOf({});
    const spoken = driverNames.filter((name) => driverLimits[name].baudRates.some((rate) => rate <= 19200));
    expect(spoken.length).toBeGreaterThan(4);
    expect([...new Set(all.map(({ driver }) => driver))]).toEqual([...spoken, 'gpio']);
    expect(all.filter(({ driver }) => driver === 'gpio')).toEqual([
      { driver: 'gpio', backEnd: 'sysfs' },
      { driver: 'gpio', backEnd: 'libgpiod' },
    ]);
  });

  it('leaves GPIO out where a speed is asked for, and names what there is where nothing is left', () => {
    expect(choicesOf({ baud: 9600 }).some(({ driver }) => driver === 'gpio')).toBe(false);
    expect(() => choicesOf({ driver: 'gpio', baud: 9600 })).toThrow(
      'nothing to measure; drivers: kerong-cu16',
    );
    expect(() => choicesOf({ driver: 'telnet' })).toThrow(/ winnsen, .*, gpio,/);
  });

  it('of an hour is what is asked for, the faster line where there are two', () => {
    expect(choiceOfHour({})).toEqual({ driver: 'kerong-cu16', baudRate: 19_200 });
    expect(choiceOfHour({ driver: 'winnsen', baud: 9600 })).toEqual({ driver: 'winnsen', baudRate: 9600 });
    expect(choiceOfHour({ driver: '8a' })).toEqual({ driver: '8a', baudRate: 19_200 });
    expect(choiceOfHour({ driver: 'gpio' })).toEqual({ driver: 'gpio', backEnd: 'libgpiod' });
  });

  it('has ninety doors, on GPIO too', () => {
    for (const choice of choicesOf({})) {
      const banks = siteOf(choice).cabinets.flatMap((cabinet) => cabinet.banks);
      expect(banks.flatMap(({ trays }) => trays)).toHaveLength(doorCount);
      expect(banks.some(isGpioBank)).toBe(choice.driver === 'gpio');
    }
  });
});

describe('the looks of the tools', () => {
  it('make scans: from one look at a chip to the next at the same', () => {
    const look = (chip: string, atMs: number) => ({ chip, atMs });
    expect(roundsIn([look('a', 0), look('b', 8), look('a', 70), look('b', 78), look('a', 145)])).toEqual([
      70, 75,
    ]);
    expect(roundsIn([])).toEqual([]);
  });

  let directory: string;
  let endpoint: ToolEndpoint;
  let watch: LookWatch | undefined;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'looks-'));
    endpoint = new ToolEndpoint(gpioDirectory(directory, busId), 2);
  });

  afterEach(async () => {
    watch?.stop();
    await endpoint.close();
    rmSync(directory, { recursive: true });
  });

  it('are told by the fake tools themselves', async () => {
    const chips = chipsWith([{ chip: '1-0022', offsets: [0] }]);
    await endpoint.open({ chips, outputs: [], rows: [] }, () => undefined);
    endpoint.show([{ key: lineKey('1-0022', 0), idle: 1, rows: [] }]);
    const tools = new Tools(join(endpoint.directory, 'bin'));
    const look = (): Promise<string> =>
      tools.run('gpioget', readingArguments(2, tools.namesNow().of('1-0022'), [0], undefined));
    expect(await look()).toBe('1\n');
    watch = LookWatch.start(directory);
    for (let count = 1; count <= 3; count += 1) {
      await look();
      await until('the look is heard', () => watch?.count === count);
    }
    expect(watch.stop()).toHaveLength(2);
  });
});
