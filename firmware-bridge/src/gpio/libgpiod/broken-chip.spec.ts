import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toolScripts } from '../../../simulator/gpio/tool-scripts.js';
import { switchOffNow } from './switch-off-now.js';
import { Tools } from './tools.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'broken-chip-'));
  mkdirSync(join(root, 'bin'));
  for (const [name, script] of Object.entries(toolScripts(2)))
    writeFileSync(join(root, 'bin', name), script, { mode: 0o755 });
  writeFileSync(join(root, 'chips'), 'gpiochip0 board 58\ngpiochip1 expander 8\ngpiochip2 lamps 8\n');
  for (const name of ['gpiochip0', 'gpiochip1', 'gpiochip2'])
    mkdirSync(join(root, 'lines', name), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

it('a chip that cannot be opened hides no other one', async () => {
  writeFileSync(join(root, 'lines', 'gpiochip1', 'broken'), '');
  const tools = new Tools(join(root, 'bin'));
  for (const names of [tools.namesNow(), await tools.names()]) {
    expect([names.of('board'), names.of('lamps')]).toEqual(['gpiochip0', 'gpiochip2']);
    expect(() => names.of('expander')).toThrow('there is no chip "expander"');
  }
});

describe('what must go off', () => {
  let complaints: string[];
  let tools: Tools;

  beforeEach(() => {
    complaints = [];
    tools = new Tools(join(root, 'bin'), (detail) => complaints.push(detail));
    tools.namesNow();
  });

  const breakChip = (name: string): void => {
    writeFileSync(join(root, 'lines', name, 'broken'), '');
  };

  it('goes off by the last name of a chip that is left out, which is complained of once', () => {
    breakChip('gpiochip1');
    for (let time = 0; time < 3; time += 1) {
      const names = tools.namesForOff();
      expect([names.of('board'), names.of('expander')]).toEqual(['gpiochip0', 'gpiochip1']);
    }
    expect(complaints).toEqual(['chip "expander" is not found, and is taken by its last name, gpiochip1']);
    // Also where then nothing can be looked up at all.
    for (const name of ['gpiochip0', 'gpiochip2']) breakChip(name);
    const names = tools.namesForOff();
    expect([names.of('board'), names.of('expander')]).toEqual(['gpiochip0', 'gpiochip1']);
    expect(complaints).toHaveLength(2);
  });

  it('is never looked for under a name that another chip has since', () => {
    writeFileSync(join(root, 'chips'), 'gpiochip0 board 58\ngpiochip1 lamps 8\n');
    const names = tools.namesForOff();
    expect(names.of('lamps')).toBe('gpiochip1');
    expect(() => names.of('expander')).toThrow('there is no chip "expander"');
    expect(complaints).toEqual([]);
  });

  it('is tried once where the tool hangs: a bridge that waits for it serves no other board', () => {
    const hanging = `#!/bin/sh
      [ "$1" = --version ] && { echo "gpioset v2.1.3 (libgpiod v2.1.3)"; exit 0; }
      echo run >> ${root}/runs
      exec sleep 60
    `;
    writeFileSync(join(root, 'bin', 'gpioset'), hanging, { mode: 0o755 });
    expect(() => {
      switchOffNow(tools, [{ chip: 'board', offset: 4, level: 0 }]);
    }).toThrow('lines 4 of chip board cannot be switched off: gpioset did not end within 1000 ms');
    expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('run\n');
  });

  it('is not guessed where a chip was never seen', () => {
    expect(() => tools.namesForOff().of('other')).toThrow('there is no chip "other"');
  });

  it('is on a chip that is found again under another name', () => {
    breakChip('gpiochip1');
    tools.namesForOff();
    rmSync(join(root, 'lines', 'gpiochip1', 'broken'));
    writeFileSync(join(root, 'chips'), 'gpiochip0 board 58\ngpiochip1 lamps 8\ngpiochip2 expander 8\n');
    expect(tools.namesForOff().of('expander')).toBe('gpiochip2');
    expect(complaints).toEqual([]);
  });
});

it('where no chip can be opened the tool is believed to have failed', () => {
  for (const name of ['gpiochip0', 'gpiochip1', 'gpiochip2'])
    writeFileSync(join(root, 'lines', name, 'broken'), '');
  expect(() => new Tools(join(root, 'bin')).namesNow()).toThrow('unable to open chip');
});
