import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toolScripts } from '../../../simulator/gpio/tool-scripts.js';
import { until } from '../../testing/until.js';
import type { LettingGo } from '../lock-outputs.js';
import { LibgpiodOutputs } from './libgpiod-outputs.js';
import { Tools } from './tools.js';

/** A `gpioset` that pulses and comes to its end too soon: real processes of the simulated tools. */

const on = { chip: 'board', offset: 4, level: 1 } as const;
const off = { ...on, level: 0 } as const;

let root: string;
let outputs: LibgpiodOutputs;
let heard: LettingGo[];

const lineFile = (what: string): string => join(root, 'lines', 'gpiochip0', `4.${what}`);
const letGo = (how: LettingGo): number => heard.push(how);
const holder = (): number => Number(readFileSync(lineFile('owner'), 'utf8'));

function install(version: 1 | 2): void {
  for (const [name, script] of Object.entries(toolScripts(version)))
    writeFileSync(join(root, 'bin', name), script, { mode: 0o755 });
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'failing-pulse-'));
  mkdirSync(join(root, 'bin'));
  mkdirSync(join(root, 'lines', 'gpiochip0'), { recursive: true });
  writeFileSync(join(root, 'chips'), 'gpiochip0 board 58\n');
  writeFileSync(join(root, 'lines', 'gpiochip0', 'label'), 'board\n');
  writeFileSync(lineFile('owner'), '');
  heard = [];
  outputs = new LibgpiodOutputs(new Tools(join(root, 'bin')), [off]);
});

afterEach(() => {
  outputs.off();
  rmSync(root, { recursive: true });
});

describe.each([1, 2] as const)('a gpioset of version %d that pulses', (version) => {
  beforeEach(() => {
    install(version);
  });

  it('is told of, in its own words, where another program has the line', async () => {
    writeFileSync(lineFile('owner'), `${process.pid}\n`);
    await outputs.on([on], 1_000, letGo).catch(() => undefined);
    await until('it is told', () => heard.length > 0);
    const words = "gpioset: unable to request lines on chip 'gpiochip0': Device or resource busy";
    expect(heard).toEqual([{ failed: true, words }]);
    writeFileSync(lineFile('owner'), '');
  });

  it('is told of where it is killed', async () => {
    await outputs.on([on], 5_000, letGo);
    await until('it holds the line', () => holder() > 0);
    process.kill(holder(), 'SIGKILL');
    await until('it is told', () => heard.length > 0);
    expect(heard).toEqual([{ failed: true, words: 'gpioset was ended by SIGKILL' }]);
  });

  it('is told of where it ends by itself, as it does when its time is over', async () => {
    await outputs.on([on], 50, letGo);
    await until('it is told', () => heard.length > 0);
    expect(heard).toEqual([{ failed: false, words: 'gpioset ended with 0' }]);
  });

  it('is not told of where it is ended here', async () => {
    await outputs.on([on], 5_000, letGo);
    await until('it holds the line', () => holder() > 0);
    const ended = holder();
    outputs.off();
    await until('it is gone', () => !isAlive(ended));
    // What would be told by now is: the next one's end is.
    await outputs.on([on], 50, letGo);
    await until('the next one is told of', () => heard.length > 0);
    expect(heard).toEqual([{ failed: false, words: 'gpioset ended with 0' }]);
  });
});

it('a chip that goes away in the middle of the pulse is told in the words of gpioset 2, which switches back at its end', async () => {
  install(2);
  await outputs.on([on], 200, letGo);
  writeFileSync(join(root, 'lines', 'gpiochip0', 'label'), 'another\n');
  await until('it is told', () => heard.length > 0);
  const words = "gpioset: unable to set values on chip 'gpiochip0': No such device";
  expect(heard).toEqual([{ failed: true, words }]);
});

it('a program that cannot be run is told', async () => {
  install(1);
  writeFileSync(join(root, 'bin', 'gpioset'), '#!/no/such/shell\n', { mode: 0o755 });
  await expect(outputs.on([on], 50, letGo)).rejects.toThrow('gpioset');
  install(1);
});

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
