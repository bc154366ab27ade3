import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { isWireBus, type BankState } from '../contract/index.js';
import { startSimulator, type Simulator } from '../simulator/index.js';
import { startBridge, type Bridge } from './bridge.js';
import { quiet } from './testing/bench.js';
import { BridgeClient } from './testing/bridge-client.js';
import { ConverterOnACable } from './testing/converter-on-a-cable.js';
import { opened, unknown } from './testing/outcomes.js';
import { oneBank, testSite } from './testing/test-site.js';
import { until } from './testing/until.js';

/** A converter that is gone without a word: the whole bridge, TCP, and simulated boards behind it. */

let directory: string;
let simulator: Simulator;
let converter: ConverterOnACable;
let bridge: Bridge;
let client: BridgeClient;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'silent-line-'));
  const hardware = testSite({ ...oneBank, openConfirmationMs: 1_000 });
  simulator = await startSimulator({ hardware, runtimeDirectory: directory, endpointKind: 'tcp' });
  const address = simulator.state().buses[0]?.address;
  if (address?.kind !== 'tcp') throw new Error('the bus has no TCP port');
  converter = new ConverterOnACable(address.port);
  const transport = { kind: 'tcp' as const, host: '127.0.0.1', port: await converter.start() };
  const buses = hardware.buses.filter(isWireBus).map((bus) => ({ ...bus, transport }));
  bridge = await startBridge({
    hardware: { ...hardware, buses },
    runtimeDirectory: directory,
    logger: quiet,
  });
  client = await BridgeClient.greet(bridge.socketPath);
});

afterEach(async () => {
  client.disconnect();
  await bridge.stop();
  await converter.stop();
  await simulator.stop();
  await rm(directory, { recursive: true });
});

const told = (): BankState['reason'][] =>
  client.events.flatMap(({ change }) => (change.kind === 'bank' ? [change.reason] : []));

const pulses = (): string[] =>
  simulator.record().entries.flatMap(({ event }) => (event.kind === 'pulse' ? [event.tray] : []));

async function untilAllWell(): Promise<void> {
  await until('the board answers and its doors are seen', async () => {
    const { banks, trays } = await client.call('snapshot', {});
    return (
      banks.every(({ health }) => health === 'answering') && trays.every(({ door }) => door === 'closed')
    );
  });
}

/** The command byte of the CU16 that pulses a lock. */
const isUnlock = (bytes: Uint8Array): boolean => bytes[2] === 0x31;

it('an unlock that was written into a dead line never reaches the board', async () => {
  converter.pullsOutBefore = isUnlock;
  expect(await client.open('A01')).toEqual(unknown('transport_lost'));
  expect(told()[0]).toBe('line_silent');
  await converter.putBack();
  await untilAllWell();
  expect(pulses()).toEqual([]);
  expect(await client.open('A02')).toEqual(opened);
  expect(pulses()).toEqual(['A02']);
});

it('a line that died between two questions is in service again without a restart, and no old question arrives', async () => {
  converter.pullOut();
  await until('the line is given up', () => told().includes('line_silent'));
  const { length } = converter.delivered;
  await converter.putBack();
  expect(converter.delivered).toHaveLength(length);
  await untilAllWell();
  expect(await client.open('A01')).toEqual(opened);
  expect(pulses()).toEqual(['A01']);
});

it('boards without power behind a converter that lives are told of once, however often it is connected anew', async () => {
  simulator.faults.bank('bank-A', { silence: 'dead' });
  await until('the line is given up', () => told().includes('line_silent'));
  const { length } = converter.delivered;
  await until('the board is asked as often as it takes to call it silent', () => {
    return converter.delivered.length >= length + 4;
  });
  expect(told()).toEqual(['no_reply', 'line_silent']);
  simulator.faults.bank('bank-A', { silence: 'none' });
  await untilAllWell();
  expect(told()).toEqual(['no_reply', 'line_silent', 'replied']);
});
