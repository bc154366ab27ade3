import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { toolScripts } from '../../../simulator/gpio/tool-scripts.js';
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

it('where no chip can be opened the tool is believed to have failed', () => {
  for (const name of ['gpiochip0', 'gpiochip1', 'gpiochip2'])
    writeFileSync(join(root, 'lines', name, 'broken'), '');
  expect(() => new Tools(join(root, 'bin')).namesNow()).toThrow('unable to open chip');
});
