import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { ToolEndpoint } from './tool-endpoint.js';
import { type ToolVersion } from './tool-scripts.js';

let directory: ReturnType<typeof temporaryDirectory>;
let endpoint: ToolEndpoint;

beforeEach(() => {
  directory = temporaryDirectory();
});

afterEach(async () => {
  await endpoint.close();
  directory.remove();
});

/** Reads line 3, and how long the tool was asleep, which is told by a `sleep` of our own. */
function read(words: readonly string[]): { said: string; sleptSeconds: string } {
  const programs = join(directory.path, 'programs');
  const slept = join(directory.path, 'slept');
  mkdirSync(programs, { recursive: true });
  rmSync(slept, { force: true });
  writeFileSync(join(programs, 'sleep'), `#!/bin/sh\necho "$1" > ${slept}\n`, { mode: 0o700 });
  const tool = join(endpoint.directory, 'bin/gpioget');
  const { stdout } = spawnSync(tool, words, { env: { PATH: `${programs}:/usr/bin:/bin` }, encoding: 'utf8' });
  try {
    return { said: stdout, sleptSeconds: readFileSync(slept, 'utf8') };
  } catch {
    return { said: stdout, sleptSeconds: '' };
  }
}

describe.each<[ToolVersion, string[]]>([
  [1, ['gpiochip0', '3']],
  [2, ['-c', 'gpiochip0', '--numeric', '3']],
])('the tools of libgpiod %i', (version, words) => {
  it('read what the line shows, and as slowly as they were told', async () => {
    endpoint = new ToolEndpoint(join(directory.path, 'gpio'), version);
    const chips = [{ name: 'gpiochip0', label: 'switches', base: 0, lineCount: 4 }];
    await endpoint.open({ chips, outputs: [], rows: [] }, () => undefined);
    endpoint.show([{ key: 'switches/3', idle: 1, rows: [] }]);
    expect(read(words)).toEqual({ said: '1\n', sleptSeconds: '' });
    endpoint.slowDown(250);
    expect(read(words)).toEqual({ said: '1\n', sleptSeconds: '0.25\n' });
    endpoint.slowDown(0);
    expect(read(words)).toEqual({ said: '1\n', sleptSeconds: '' });
  });
});

describe.each<[ToolVersion, string[]]>([
  [1, ['--mode=exit', 'gpiochip0', '2=0']],
  [2, ['-c', 'gpiochip0', '-t', '0', '2=0']],
])('gpioset of libgpiod %i', (version, words) => {
  it('is heard when it sets what a tool had set that was killed before it could tell', async () => {
    const heard: [string, number][] = [];
    endpoint = new ToolEndpoint(join(directory.path, 'gpio'), version);
    const chips = [{ name: 'gpiochip0', label: 'relays', base: 0, lineCount: 4 }];
    await endpoint.open({ chips, outputs: [{ key: 'relays/2', idle: 0 }], rows: [] }, (key, level) => {
      heard.push([key, level]);
    });
    writeFileSync(join(endpoint.directory, 'lines/gpiochip0/2.level'), '0\n');
    const { status } = spawnSync(join(endpoint.directory, 'bin/gpioset'), words);
    endpoint.catchUp();
    expect([status, heard]).toEqual([0, [['relays/2', 0]]]);
  });
});
