import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, statSync } from 'node:fs';
import { busSocketPath } from './bus/endpoints.js';
import { type Simulator, type SimulatorOptions, startSimulator } from './simulator.js';
import { fromHex } from './testing/hex.js';
import { Host } from './testing/host.js';
import { smallSite } from './testing/small-site.js';
import { temporaryDirectory } from './testing/temporary-directory.js';
import { waitUntil } from './testing/wait-until.js';

let directory: ReturnType<typeof temporaryDirectory>;
const started: { stop(): Promise<void> }[] = [];
const hosts: Host[] = [];

async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({
    hardware: smallSite(),
    runtimeDirectory: directory.path,
    ...options,
  });
  started.push(simulator);
  return simulator;
}

async function connectHost(): Promise<Host> {
  const host = await Host.connect({ path: busSocketPath(directory.path, 'main') });
  hosts.push(host);
  return host;
}

beforeEach(() => {
  directory = temporaryDirectory();
});

afterEach(async () => {
  for (const host of hosts.splice(0)) host.close();
  for (const simulator of started.splice(0)) await simulator.stop();
  directory.remove();
});

describe('a bus behind its Unix socket', () => {
  it('opens a tray on the vendor’s bytes and shows it in the status, with the paper put in', async () => {
    const simulator = await start();
    const host = await connectHost();
    host.write(fromHex('02 00 30 03 35'));
    expect(await host.read(9)).toBe('02 00 35 FF FF 00 00 03 38');

    host.write(fromHex('02 00 31 03 36'));
    await waitUntil('the door', () => simulator.trays.get('A01').door === 'open');
    simulator.trays.put('A01', 'birth registration of Lan');
    host.write(fromHex('02 00 30 03 35'));
    expect(await host.read(9)).toBe('02 00 35 FE FF 01 00 03 38');

    simulator.trays.close('A01');
    host.write(fromHex('02 00 30 03 35'));
    expect(await host.read(9)).toBe('02 00 35 FF FF 01 00 03 39');
  });

  it('lets only its owner in, and leaves no file behind', async () => {
    const simulator = await start();
    const path = busSocketPath(directory.path, 'main');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await simulator.stop();
    expect(existsSync(path)).toBe(false);
  });
});
