import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlSocketPath } from './control/control-socket-path.js';
import { seededRandomness } from './randomness.js';
import { fromHex } from './testing/hex.js';
import { SimulatorHarness } from './testing/simulator-harness.js';
import { smallSite } from './testing/small-site.js';
import { waitUntil } from './testing/wait-until.js';

const status = fromHex('02 00 30 03 35');
const unlockLock1 = fromHex('02 00 31 03 36');
const allClosed = '02 00 35 FF FF 00 00 03 38';

let harness: SimulatorHarness;

beforeEach(() => {
  harness = new SimulatorHarness();
});

afterEach(async () => {
  await harness.dismantle();
});

describe('a bus behind its Unix socket', () => {
  it('opens a tray on the vendor’s bytes and shows it in the status, with the paper put in', async () => {
    const simulator = await harness.start();
    const host = await harness.connectHost();
    host.write(status);
    expect(await host.read(9)).toBe(allClosed);

    host.write(unlockLock1);
    await waitUntil('the door', () => simulator.trays.get('A01').door === 'open');
    simulator.trays.put('A01', 'birth registration of Lan');
    host.write(status);
    expect(await host.read(9)).toBe('02 00 35 FE FF 01 00 03 38');

    simulator.trays.close('A01');
    host.write(status);
    expect(await host.read(9)).toBe('02 00 35 FF FF 01 00 03 39');
  });

  it('has each board answer under its own address', async () => {
    await harness.start();
    const host = await harness.connectHost();
    host.write(fromHex('02 10 30 03 45'));
    expect(await host.read(9)).toBe('02 10 35 FF FF 00 00 03 48');
  });

  it('lets only its owner in, and leaves no file behind', async () => {
    const simulator = await harness.start();
    expect(statSync(harness.busSocket).mode & 0o777).toBe(0o600);
    await simulator.stop();
    expect(readdirSync(harness.runtimeDirectory)).toEqual([]);
  });

  it('carries a host that comes after another was gone', async () => {
    const simulator = await harness.start();
    const first = await harness.connectHost();
    first.write(status.subarray(0, 3));
    first.close();
    await waitUntil('the host to be gone', () => simulator.state().buses[0]?.connectedHosts === 0);
    const second = await harness.connectHost();
    second.write(status);
    expect(await second.read(9)).toBe(allClosed);
  });

  it('takes over from a simulator that was killed', async () => {
    const leave = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
    for (const path of [harness.busSocket, controlSocketPath(harness.runtimeDirectory)]) {
      spawnSync(process.execPath, ['-e', leave, path]);
      expect(existsSync(path)).toBe(true);
    }
    await harness.start();
    const host = await harness.connectHost();
    host.write(status);
    expect(await host.read(9)).toBe(allClosed);
  });

  it('does not take over from one that runs', async () => {
    await harness.start();
    await expect(harness.start()).rejects.toThrow(/Another process already listens on .*simulator\.sock/);
    const host = await harness.connectHost();
    host.write(status);
    expect(await host.read(9)).toBe(allClosed);
  });

  it('does not remove a file that is no socket', async () => {
    writeFileSync(harness.busSocket, 'precious');
    await expect(harness.start()).rejects.toThrow(/exists and is no socket/);
    expect(existsSync(harness.busSocket)).toBe(true);
    expect(existsSync(join(harness.runtimeDirectory, 'simulator.sock'))).toBe(false);
  });

  it('refuses a path too long for a socket', async () => {
    const runtimeDirectory = join(harness.runtimeDirectory, 'long'.repeat(30));
    await expect(harness.start({ runtimeDirectory })).rejects.toThrow(/choose a shorter runtime directory/);
  });
});

describe('a TCP bus', () => {
  it('speaks the same bytes', async () => {
    const simulator = await harness.start({ endpointKind: 'tcp' });
    const address = simulator.state().buses[0]?.address;
    if (address?.kind !== 'tcp') throw new Error('not TCP');
    const host = await harness.connectHost({ host: address.host, port: address.port });
    host.write(status);
    expect(await host.read(9)).toBe(allClosed);
  });

  it('comes back at the same port when the cable is mended', async () => {
    const simulator = await harness.start({ endpointKind: 'tcp' });
    const address = simulator.state().buses[0]?.address;
    if (address?.kind !== 'tcp') throw new Error('not TCP');
    await simulator.faults.bus('main', { cut: true });
    await expect(harness.connectHost({ host: address.host, port: address.port })).rejects.toThrow(
      /ECONNREFUSED/,
    );
    await simulator.faults.bus('main', { cut: false });
    const host = await harness.connectHost({ host: address.host, port: address.port });
    host.write(status);
    expect(await host.read(9)).toBe(allClosed);
  });
});

describe('hardware that is not its own to play', () => {
  const overTcp = (host: string): ReturnType<typeof smallSite> =>
    smallSite({ transport: { kind: 'tcp', host, port: 1 } });
  const serial = smallSite({ transport: { kind: 'serial', path: '/dev/ttyUSB0' } });

  it.each([
    ['serial', serial, 'unix'],
    ['serial', serial, 'tcp'],
    ['tcp', overTcp('127.0.0.1'), 'unix'],
    ['tcp', overTcp('127.0.0.1'), 'pty'],
  ] as const)('is refused: %s (%#)', async (transport, hardware, endpointKind) => {
    await expect(harness.start({ hardware, endpointKind })).rejects.toThrow(
      `bus "main" has transport "${transport}", which is real hardware`,
    );
  });

  it('is refused on another machine, even when asked for', async () => {
    await expect(harness.start({ hardware: overTcp('192.0.2.1'), endpointKind: 'tcp' })).rejects.toThrow(
      /can only stand in for a TCP host of this machine/,
    );
  });
});

describe('faults of the cable', () => {
  it('cut: drops hosts, refuses new ones, and lets them in again when mended', async () => {
    const simulator = await harness.start();
    const host = await harness.connectHost();
    await simulator.faults.bus('main', { cut: true });
    await waitUntil('the connection to drop', () => host.closed);
    await expect(harness.connectHost()).rejects.toThrow(/ENOENT|ECONNREFUSED/);
    await simulator.faults.reset();
    const next = await harness.connectHost();
    next.write(status);
    expect(await next.read(9)).toBe(allClosed);
  });

  it('mended and cut again in one breath ends cut, and the other way round', async () => {
    const simulator = await harness.start();
    await simulator.faults.bus('main', { cut: true });
    await Promise.all([
      simulator.faults.bus('main', { cut: false }),
      simulator.faults.bus('main', { cut: true }),
    ]);
    await expect(harness.connectHost()).rejects.toThrow(/ENOENT|ECONNREFUSED/);
    await simulator.faults.bus('main', { cut: false });
    await Promise.all([
      simulator.faults.bus('main', { cut: true }),
      simulator.faults.bus('main', { cut: false }),
    ]);
    const host = await harness.connectHost();
    host.write(status);
    expect(await host.read(9)).toBe(allClosed);
  });

  it('noise: bytes around the reply, which itself stays whole', async () => {
    const simulator = await harness.start({ randomness: seededRandomness(11) });
    await simulator.faults.bus('main', { noiseProbability: 1 });
    const host = await harness.connectHost();
    const replies = (): number => host.heard.split(allClosed).length - 1;
    host.write(status);
    await waitUntil('the reply', () => replies() === 1);
    expect(host.heard.length).toBeGreaterThan(allClosed.length);
    await simulator.faults.reset();
    host.write(status);
    await waitUntil('the clean reply', () => replies() === 2);
    expect(host.heard.endsWith(allClosed)).toBe(true);
  });

  it.each([
    ['bank', 'there is no bank "nowhere"; known: left, right'],
    ['bus', 'there is no bus "nowhere"; known: main'],
  ] as const)('are refused for an unknown %s', async (what, message) => {
    const simulator = await harness.start();
    await expect((async () => simulator.faults[what]('nowhere', {}))()).rejects.toThrow(message);
  });
});

describe('what outlives a restart', () => {
  it('doors, papers and damages do; latches, pulses and faults of the line do not', async () => {
    const stateDirectory = join(harness.runtimeDirectory, 'state');
    const first = await harness.start({ stateDirectory });
    const host = await harness.connectHost();
    host.write(unlockLock1);
    await waitUntil('the door', () => first.trays.get('A01').door === 'open');
    first.trays.put('A01', 'letter');
    first.faults.tray('B01', { jammed: true });
    first.faults.bank('left', { silence: 'dead' });
    await first.stop();

    const second = await harness.start({ stateDirectory });
    expect(second.trays.get('A01')).toMatchObject({ door: 'open', latch: 'locked', papers: ['letter'] });
    expect(second.trays.get('B01').faults.jammed).toBe(true);
    expect(second.state().banks.map(({ faults }) => faults.silence)).toEqual(['none', 'none']);
    expect(second.record().recordId).not.toBe(first.record().recordId);
    const pulses = second.record().entries.filter(({ event }) => event.kind === 'pulse');
    expect(pulses).toEqual([]);
  });

  it('nothing does without a state directory', async () => {
    const first = await harness.start();
    first.faults.tray('A01', { jammed: true });
    await first.stop();
    const second = await harness.start();
    expect(second.trays.get('A01').faults.jammed).toBe(false);
  });
});
