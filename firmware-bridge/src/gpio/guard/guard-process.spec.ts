import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSimulator, type Simulator } from '../../../simulator/index.js';
import { quiet } from '../../testing/bench.js';
import { FakeTime } from '../../testing/fake-time.js';
import { until } from '../../testing/until.js';
import { gpioSite } from '../testing/gpio-site.js';
import { guardOf } from '../testing/guard-of.js';
import { guardProcesses } from './guard-process.js';
import { SupervisedGuard } from './supervised-guard.js';

let directory: string;
let simulator: Simulator;
let guard: SupervisedGuard;
let ready: boolean;
let losses: string[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'guard-'));
  simulator = await startSimulator({ hardware: gpioSite({}), runtimeDirectory: directory });
  ready = false;
  losses = [];
});

afterEach(async () => {
  await guard.stop();
  await simulator.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Kills a guard at a time that stands still, so that no other one can take its place. */
async function killGuard(off: () => void): Promise<void> {
  const setup = {
    drives: 'locks' as const,
    hardware: gpioSite({}),
    bus: 'gpio',
    runtimeDirectory: directory,
  };
  const outputs = { on: () => Promise.resolve(), off };
  guard = new SupervisedGuard(guardProcesses(setup, quiet), outputs, new FakeTime(), quiet);
  guard.start({
    ready: () => {
      ready = true;
    },
    lost: (reason) => losses.push(reason),
  });
  await until('the guard is ready', () => ready);
  process.kill(guardOf(process.pid), 'SIGKILL');
  await until('its loss is told', () => losses.length > 0);
}

describe('a guard that is killed', () => {
  it('leaves outputs that the bridge itself switches off, before there is another guard', async () => {
    let switchedOff = 0;
    await killGuard(() => {
      switchedOff += 1;
    });
    expect(switchedOff).toBe(1);
    expect(losses).toEqual(['SIGKILL; every output was switched off']);
    expect(guard.pulse({ bank: 'relays', lock: 1, notAfterMs: Infinity })).toBeUndefined();
  });

  it('is told as what it is when they cannot be switched off', async () => {
    await killGuard(() => {
      throw new Error('the chip is gone');
    });
    expect(losses).toEqual(['SIGKILL; outputs may be on']);
  });
});
