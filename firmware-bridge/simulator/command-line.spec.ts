import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { runCommandLine } from './command-line.js';
import { SimulatorClient } from './control/simulator-client.js';
import { smallSite } from './testing/small-site.js';
import { temporaryDirectory } from './testing/temporary-directory.js';
import { waitUntil } from './testing/wait-until.js';

let directory: ReturnType<typeof temporaryDirectory>;
let site: string;
let runtime: string;

beforeEach(() => {
  directory = temporaryDirectory();
  site = join(directory.path, 'site.yaml');
  runtime = join(directory.path, 'run');
  writeFileSync(site, stringify({ ...smallSite(), timeZone: 'Asia/Ho_Chi_Minh' }));
});

afterEach(() => {
  directory.remove();
});

describe('the command', () => {
  it('says once that it is ready and where, runs until it is stopped, and leaves no socket', async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const words = [site, '--runtime-directory', runtime, '--state-directory', join(directory.path, 'state')];
    const running = runCommandLine(words, { tell: (line) => lines.push(line), stop: stop.signal });
    await waitUntil('the ready line', () => lines.length > 0);
    expect(lines).toEqual([
      `simulator ready control=${runtime}/simulator.sock main=${runtime}/bus-main.sock`,
    ]);
    const client = new SimulatorClient(join(runtime, 'simulator.sock'));
    expect((await client.state()).trays).toHaveLength(6);
    stop.abort();
    await running;
    expect(readdirSync(runtime)).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  it('needs no more than the site file, and then has its sockets where the service looks for them', async () => {
    const before = process.cwd();
    const lines: string[] = [];
    process.chdir(directory.path);
    try {
      await runCommandLine([site], { tell: (line) => lines.push(line), stop: AbortSignal.abort() });
    } finally {
      process.chdir(before);
    }
    const usual = join(realpathSync(directory.path), 'data/run');
    expect(lines).toEqual([`simulator ready control=${usual}/simulator.sock main=${usual}/bus-main.sock`]);
  });

  it('plays a script once it is ready, says when it is over, and runs on', async () => {
    const script = join(directory.path, 'storm.yaml');
    writeFileSync(
      script,
      '- { atMs: 1, forceOpen: A01 }\n- { afterMs: 1, bank: left, faults: { silence: dead } }\n',
    );
    const stop = new AbortController();
    const lines: string[] = [];
    const running = runCommandLine([site, '--runtime-directory', runtime, '--script', script], {
      tell: (line) => lines.push(line),
      stop: stop.signal,
    });
    await waitUntil('the end of the script', () => lines.length > 1);
    expect(lines[1]).toBe(`script over: 2 steps of ${script}`);
    const state = await new SimulatorClient(join(runtime, 'simulator.sock')).state();
    expect(state.trays[0]?.door).toBe('open');
    expect(state.banks[0]?.faults.silence).toBe('dead');
    stop.abort();
    await running;
  });

  it('ends with the reason at a step of a script that goes wrong', async () => {
    const script = join(directory.path, 'storm.yaml');
    const state = join(directory.path, 'state');
    writeFileSync(script, '- { atMs: 0, forceOpen: A01 }\n- { afterMs: 0, forceOpen: A02 }\n');
    const words = [site, '--runtime-directory', runtime, '--state-directory', state, '--script', script];
    const tell = (): void => {
      rmSync(state, { recursive: true });
    };
    await expect(runCommandLine(words, { tell, stop: new AbortController().signal })).rejects.toThrow(
      /^step 1 of 2 failed: ENOENT/,
    );
    expect(readdirSync(runtime)).toEqual([]);
  });

  it('refuses a script with a mistake before it starts anything', async () => {
    const script = join(directory.path, 'storm.yaml');
    writeFileSync(script, '- { atMs: 1, forceOpen: Z99 }\n');
    const words = [site, '--runtime-directory', runtime, '--script', script];
    const surroundings = { tell: () => undefined, stop: AbortSignal.abort() };
    await expect(runCommandLine(words, surroundings)).rejects.toThrow(
      /line 1: step 1: forceOpen: .* no tray "Z99"/,
    );
    expect(existsSync(runtime)).toBe(false);
  });

  it('ends at once when it was stopped while it started', async () => {
    const stopped = AbortSignal.abort();
    await runCommandLine([site, '--runtime-directory', runtime], {
      tell: () => undefined,
      stop: stopped,
    });
    expect(readdirSync(runtime)).toEqual([]);
  });

  it.each([
    ['a missing site file', '', /Cannot read the site file .*missing\.yaml/],
    ['no YAML', 'buses: [', /is not YAML/],
    ['a wrong site file', 'buses: []\ncabinets: 7\n', /is not right:\n {2}buses: .*\n {2}cabinets: /],
  ])('refuses %s', async (_, text, message) => {
    const path = join(directory.path, text === '' ? 'missing.yaml' : 'wrong.yaml');
    if (text !== '') writeFileSync(path, text);
    const words = [path, '--runtime-directory', runtime];
    const surroundings = { tell: () => undefined, stop: AbortSignal.abort() };
    await expect(runCommandLine(words, surroundings)).rejects.toThrow(message);
  });

  it('refuses --tcp together with --pty', async () => {
    const words = [site, '--runtime-directory', runtime, '--tcp', '--pty'];
    const surroundings = { tell: () => undefined, stop: AbortSignal.abort() };
    await expect(runCommandLine(words, surroundings)).rejects.toThrow('--tcp and --pty exclude each other');
  });
});
