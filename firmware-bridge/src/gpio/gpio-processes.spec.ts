import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contractVersion, type MethodParams, type SiteHardware } from '../../contract/index.js';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/index.js';
import { startBridge, type Bridge } from '../bridge.js';
import { quiet } from '../testing/bench.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { opened, refused, stayedClosed, unknown } from '../testing/outcomes.js';
import { until } from '../testing/until.js';
import { startBridgeProcess, type BridgeProcess } from './testing/bridge-process.js';
import { gpioSite, type GpioSite } from './testing/gpio-site.js';
import { familyOf, guardOf } from './testing/guard-of.js';

/** Real processes: the guard, the tools of libgpiod as the simulator plays them, the fake tree, and what dies. */

let directory: string;
let simulator: Simulator;
const cleanUp: (() => Promise<void> | void)[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gpio-'));
});

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
  rmSync(directory, { recursive: true, force: true });
});

async function setUp(site: GpioSite, options: Partial<SimulatorOptions> = {}): Promise<SiteHardware> {
  const hardware = gpioSite(site);
  simulator = await startSimulator({ hardware, runtimeDirectory: directory, ...options });
  cleanUp.push(() => simulator.stop());
  return hardware;
}

async function bridgeInProcess(hardware: SiteHardware): Promise<{ bridge: Bridge; client: BridgeClient }> {
  const bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
  cleanUp.push(() => bridge.stop());
  const client = await BridgeClient.greet(bridge.socketPath);
  cleanUp.push(() => {
    client.disconnect();
  });
  return { bridge, client };
}

async function bridgeProcess(hardware: SiteHardware, before: readonly string[] = []): Promise<BridgeProcess> {
  const started = await startBridgeProcess(hardware, directory, before);
  cleanUp.push(started.end);
  return started;
}

/** A client that says hello, commands openings, and lives until it is killed. */
function clientProcess(socketPath: string, ...commands: readonly MethodParams<'open'>[]): ChildProcess {
  const lines = [
    { jsonrpc: '2.0', id: 1, method: 'hello', params: { contractVersion, client: 'test' } },
    ...commands.map((params, index) => ({ jsonrpc: '2.0', id: 2 + index, method: 'open', params })),
  ].map((call) => `${JSON.stringify(call)}\n`);
  const program = `require('node:net').connect(process.argv[1]).write(process.argv[2])`;
  const child = spawn(process.execPath, ['-e', program, socketPath, lines.join('')], { stdio: 'ignore' });
  cleanUp.push(() => void child.kill('SIGKILL'));
  return child;
}

/** What has ended by itself meanwhile needs no telling. */
function tellToEnd(id: number): void {
  try {
    process.kill(id, 'SIGTERM');
  } catch {
    // It has.
  }
}

const kinds = (kind: string): number =>
  simulator.record().entries.filter(({ event }) => event.kind === kind).length;
const violations = (): unknown[] =>
  simulator.record().entries.flatMap(({ event }) => (event.kind === 'violation' ? [event.rule] : []));
const isOn = (): boolean => simulator.state().trays.some(({ latch }) => latch === 'unlocked');

describe.each<[string, GpioSite, Partial<SimulatorOptions>]>([
  ['tools of libgpiod 1', { locks: 'relays', activeLow: true }, { libgpiodVersion: 1 }],
  ['tools of libgpiod 2', { doors: 'matrix' }, { libgpiodVersion: 2 }],
  ['the kernel’s files', { backEnd: 'sysfs' }, {}],
  ['the kernel’s files, with a matrix of switches', { backEnd: 'sysfs', doors: 'matrix' }, {}],
])('locks on GPIO through %s', (_what, site, options) => {
  it('open, are seen open and shut, and are off after the pulse', async () => {
    const { client } = await bridgeInProcess(await setUp(site, options));
    expect(await client.open('A05')).toEqual(opened);
    await until('the pulse is over', () => !isOn());
    simulator.trays.close('A05');
    await until('it is reported shut', () =>
      client.events.some(
        ({ change }) => change.kind === 'tray' && change.tray === 'A05' && change.door === 'closed',
      ),
    );
    expect(violations()).toEqual([]);
    expect(kinds('pulse')).toBe(1);
  });

  it('are off when the bridge is told to stop in the middle of a pulse', async () => {
    const { process: bridge, client } = await bridgeProcess(await setUp({ ...site, pulseMs: 1000 }, options));
    // Its answer is there long before the pulse would end by itself, so that nothing else keeps the bridge from stopping.
    expect(await client.open('A02')).toEqual(opened);
    const guard = guardOf(bridge.pid ?? 0);
    bridge.kill('SIGTERM');
    await until('the bridge has ended', () => bridge.exitCode !== null);
    expect(bridge.exitCode).toBe(0);
    await until('the guard has ended', () => !existsSync(`/proc/${guard}`));
    await until('the lock is locked again', () => !isOn());
    expect(kinds('pulse')).toBe(1);
    expect(violations()).toEqual([]);
  });

  it('are off when the bridge is killed in the middle of a pulse', async () => {
    const { process: bridge, client } = await bridgeProcess(await setUp({ ...site, pulseMs: 1000 }, options));
    simulator.faults.tray('A02', { sticking: true });
    void client.open('A02').catch(() => undefined);
    await until('the lock lets go', isOn);
    const guard = guardOf(bridge.pid ?? 0);
    bridge.kill('SIGKILL');
    // Nobody is left then who could switch anything off later.
    await until('the guard has ended by itself', () => !existsSync(`/proc/${guard}`));
    await until('the lock is locked again', () => !isOn());
    expect(violations()).toEqual([]);
  });

  it('are off when the client that asked is killed in the middle of a pulse while another watches, for whom they open', async () => {
    const { bridge, client } = await bridgeInProcess(await setUp({ ...site, pulseMs: 1000 }, options));
    simulator.faults.tray('A02', { sticking: true });
    const [command, waiting] = [client.command('A02'), client.command('A04')];
    const killed = clientProcess(bridge.socketPath, command, waiting);
    await until('the lock lets go', isOn);
    killed.kill('SIGKILL');
    // That it is so at once, and not when the pulse ends by itself, is shown in time that can be held: client-gone.spec.ts.
    await until('the lock is locked again', () => kinds('locked') > 0);
    expect(await client.call('open', command)).toEqual(stayedClosed);
    const { operationId } = command;
    expect(await client.call('operation', { operationId })).toEqual({ result: stayedClosed, pending: false });
    expect(await client.call('open', waiting)).toEqual(refused('client_gone'));
    expect(await client.open('A03')).toEqual(opened);
    expect(kinds('pulse')).toBe(2);
    expect(violations()).toEqual([]);
  });

  it('are off when the guard is killed in the middle of a pulse, and work again with another', async () => {
    const { client } = await bridgeInProcess(await setUp({ ...site, pulseMs: 1000 }, options));
    const silent = (): boolean =>
      client.events.some(({ change }) => change.kind === 'bank' && change.health === 'silent');
    simulator.faults.tray('A02', { sticking: true });
    void client.open('A02').catch(() => undefined);
    await until('the lock lets go', isOn);
    process.kill(guardOf(process.pid), 'SIGKILL');
    await until('the bank is reported silent', silent);
    await until('the lock is locked again', () => !isOn());
    await until('another guard has it', async () => {
      const { banks } = await client.call('snapshot', {});
      return banks.every(({ health }) => health === 'answering');
    });
    expect(await client.open('A03')).toEqual(opened);
  });
});

describe.each([1, 2] as const)(
  'a gpioset of version %d that is killed in the middle of its pulse',
  (version) => {
    it('makes the outcome unknown, says so of the bank, and leaves locks that open with another guard', async () => {
      const hardware = await setUp({ locks: 'relays', pulseMs: 1000 }, { libgpiodVersion: version });
      const { client } = await bridgeInProcess(hardware);
      simulator.faults.tray('A02', { sticking: true });
      const answer = client.open('A02');
      await until('the lock lets go', isOn);
      const guard = guardOf(process.pid);
      const tool = familyOf(guard).find((id) => id !== guard);
      if (tool === undefined) throw new Error('nobody pulses');
      process.kill(tool, 'SIGKILL');
      expect(await answer).toEqual(unknown('transport_lost'));
      await until('the lock is locked again', () => !isOn());
      const told = client.events.flatMap(({ change }) => (change.kind === 'bank' ? [change] : []));
      const detail = 'gpioset was ended by SIGKILL; every output was switched off';
      expect(told[0]).toMatchObject({ health: 'silent', reason: 'guard_lost', detail });
      await until('another guard has it', async () => {
        const { banks } = await client.call('snapshot', {});
        return banks.every(({ health }) => health === 'answering');
      });
      expect(guardOf(process.pid)).not.toBe(guard);
      expect(await client.open('A03')).toEqual(opened);
      expect(violations()).toEqual([]);
    });
  },
);

describe('a bridge of which every process is told to end, as a service manager does, and a machine that is shut down', () => {
  it.each(['libgpiod', 'sysfs'] as const)(
    'brings an opening under way to its answer: %s',
    async (backEnd) => {
      const { process: bridge, client } = await bridgeProcess(await setUp({ backEnd }));
      const answer = client.open('A02');
      await until('the lock lets go', () => kinds('pulse') > 0);
      for (const id of familyOf(bridge.pid ?? 0)) tellToEnd(id);
      expect(await answer).toEqual(opened);
      await until('the bridge has ended', () => bridge.exitCode !== null);
      expect(bridge.exitCode).toBe(0);
      await until('the lock is locked again', () => !isOn());
      expect(violations()).toEqual([]);
    },
  );
});

describe('a chip that goes away', () => {
  it.each(['libgpiod', 'sysfs'] as const)(
    'makes its bank silent, and is back in service when it comes again, by another name: %s',
    async (backEnd) => {
      const { client } = await bridgeInProcess(await setUp({ backEnd }));
      const healths = (): string[] =>
        client.events.flatMap(({ change }) => (change.kind === 'bank' ? [change.health] : []));
      await simulator.faults.bus('gpio', { cut: true });
      await until('the bank is silent', () => healths().includes('silent'));
      expect(await client.open('A01')).toEqual(refused('board_silent'));
      await simulator.faults.bus('gpio', { cut: false });
      await until('the bank answers', () => healths().at(-1) === 'answering');
      expect(await client.open('A01')).toEqual(opened);
      expect(violations()).toEqual([]);
    },
  );
});

/** onoff knows one tree only: in a mount namespace of the bridge's own the simulator's tree lies there. */
const mayMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/sys/class']).status === 0;

describe('locks on GPIO through onoff', () => {
  (mayMount ? it : it.skip)(
    mayMount
      ? 'open and are off when the bridge is killed, on a tree laid over /sys/class'
      : 'are not tried here: this machine allows no private mount namespace (unshare -m, as root)',
    async () => {
      const hardware = await setUp({ backEnd: 'sysfs', pulseMs: 1000 });
      const tree = join(directory, 'gpio-gpio', 'sysfs');
      const lay = `mount -t tmpfs none /sys/class && mkdir /sys/class/gpio && mount --bind ${tree} /sys/class/gpio && exec "$@"`;
      const real = gpioSite({ backEnd: 'sysfs', pulseMs: 1000, simulated: false });
      expect(real.cabinets).toEqual(hardware.cabinets);
      const { process: bridge, client } = await bridgeProcess(real, ['unshare', '-m', 'sh', '-c', lay, 'sh']);
      expect(await client.open('A05')).toEqual(opened);
      const guard = guardOf(bridge.pid ?? 0);
      bridge.kill('SIGKILL');
      await until('the guard has ended by itself', () => !existsSync(`/proc/${guard}`));
      await until('the lock is locked again', () => !isOn());
      expect(violations()).toEqual([]);
    },
  );
});
