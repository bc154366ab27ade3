import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { type Simulator } from '../simulator.js';
import { fromHex, toHex } from '../testing/hex.js';
import { SimulatorHarness } from '../testing/simulator-harness.js';
import { smallSite } from '../testing/small-site.js';
import { waitUntil } from '../testing/wait-until.js';
import { heardAtOtherSpeed } from './other-speed.js';
import { PtyEndpoint } from './pty-endpoint.js';

const status = fromHex('02 00 30 03 35');
/** Of lock 1; nothing answers it. */
const unlock = fromHex('02 00 31 03 36');
const allClosed = '02 00 35 FF FF 00 00 03 38';

let harness: SimulatorHarness;
const ports: SerialPort[] = [];

function terminalPath(simulator: Simulator): string {
  const address = simulator.state().buses[0]?.address;
  if (address?.kind !== 'pty') throw new Error('no pseudo-terminal');
  return address.path;
}

async function openPort(path: string): Promise<SerialPort> {
  const port = new SerialPort({ path, baudRate: 19_200 });
  ports.push(port);
  await once(port, 'open');
  return port;
}

async function closePort(port: SerialPort): Promise<void> {
  if (!port.isOpen) return;
  port.close();
  await once(port, 'close');
}

/** What comes back, as it comes. */
function listen(port: SerialPort): { readonly heard: () => Buffer; readonly end: () => void } {
  let heard = Buffer.alloc(0);
  const collect = (bytes: Buffer): void => {
    heard = Buffer.concat([heard, bytes]);
  };
  port.on('data', collect);
  return { heard: () => heard, end: () => port.off('data', collect) };
}

/** Writes a request and returns the nine bytes that come back. */
async function ask(port: SerialPort): Promise<string> {
  const reply = listen(port);
  port.write(status);
  await waitUntil('the reply', () => reply.heard().length >= 9);
  reply.end();
  return toHex(reply.heard());
}

async function setSpeed(port: SerialPort, baudRate: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    port.update({ baudRate }, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

beforeEach(() => {
  harness = new SimulatorHarness();
});

afterEach(async () => {
  for (const port of ports.splice(0)) await closePort(port);
  await harness.dismantle();
});

describe('a bus behind a pseudo-terminal', () => {
  it('answers a real serial port, every byte value unharmed', async () => {
    const simulator = await harness.start({ endpointKind: 'pty' });
    const port = await openPort(terminalPath(simulator));
    expect(await ask(port)).toBe(allClosed);
    // Values a terminal would swallow or change when it were not raw: 0A, 0D, 11, 13, 03, 04, 1A, 7F.
    for (const label of ['A01', 'A02', 'A03', 'A04'] as const) {
      simulator.faults.tray(label, { itemSensor: 'stuck_present' });
    }
    expect(await ask(port)).toBe('02 00 35 FF FF 0F 00 03 47');
    simulator.faults.tray('A01', { itemSensor: 'works' });
    simulator.faults.tray('A03', { itemSensor: 'works' });
    expect(await ask(port)).toBe('02 00 35 FF FF 0A 00 03 42');
  });

  it('stays at its path from one host to the next', async () => {
    const simulator = await harness.start({ endpointKind: 'pty' });
    const path = terminalPath(simulator);
    const first = await openPort(path);
    expect(await ask(first)).toBe(allClosed);
    await closePort(first);
    expect(await ask(await openPort(path))).toBe(allClosed);
  });

  it('hears what a line makes of another speed, and every byte at its own', async () => {
    const endpoint = new PtyEndpoint(19_200);
    const nobody = (): void => undefined;
    let received: number[] = [];
    await endpoint.open({
      connected: nobody,
      received: (bytes) => received.push(...bytes),
      disconnected: nobody,
    });
    const address = endpoint.address();
    const port = await openPort(address.kind === 'pty' ? address.path : '');
    for (const baudRate of [9_600, 57_600, 19_200]) {
      received = [];
      await setSpeed(port, baudRate);
      port.write(status);
      await waitUntil('something is heard', () => received.length > 0);
      expect(received).toEqual([...heardAtOtherSpeed(status, baudRate, 19_200)]);
    }
    await closePort(port);
    await endpoint.close();
  });

  it('sounds like noise to a host that changes its speed before the answer', async () => {
    const simulator = await harness.start({ endpointKind: 'pty' });
    const port = await openPort(terminalPath(simulator));
    simulator.faults.bank('left', { extraTurnaroundMs: 500 });
    const reply = listen(port);
    port.write(Buffer.concat([status, unlock]));
    const hasHeard = (): boolean => simulator.record().entries.some(({ event }) => event.kind === 'pulse');
    await waitUntil('the board has heard both', hasHeard);
    await setSpeed(port, 9_600);
    await waitUntil('something is heard', () => reply.heard().length > 0);
    expect([...reply.heard()]).toEqual([...heardAtOtherSpeed(fromHex(allClosed), 19_200, 9_600)]);
  });

  it('hangs up when it is cut, and answers again when mended', async () => {
    const simulator = await harness.start({ endpointKind: 'pty' });
    const port = await openPort(terminalPath(simulator));
    // A port that nobody reads does not notice.
    port.on('data', () => undefined);
    const lost = once(port, 'close');
    await simulator.faults.bus('main', { cut: true });
    await lost;
    await simulator.faults.bus('main', { cut: false });
    expect(await ask(await openPort(terminalPath(simulator)))).toBe(allClosed);
  });

  it('stands in for a serial port of the site file, and is gone at the end', async () => {
    const hardware = smallSite({ transport: { kind: 'serial', path: '/dev/ttyUSB0' } });
    const simulator = await harness.start({ hardware, endpointKind: 'pty' });
    const path = terminalPath(simulator);
    expect(existsSync(path)).toBe(true);
    await simulator.stop();
    expect(simulator.state().buses[0]?.address).toEqual({ kind: 'pty', path: '' });
  });
});
