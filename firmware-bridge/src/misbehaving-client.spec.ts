import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { mostTraceFrames, type SiteHardware, type TraceFrame } from '../contract/index.js';
import { startSimulator, type Simulator } from '../simulator/index.js';
import { startBridge, type Bridge } from './bridge.js';
import { quiet } from './testing/bench.js';
import { BridgeClient } from './testing/bridge-client.js';
import { opened, refused, stayedClosed } from './testing/outcomes.js';
import { testSite } from './testing/test-site.js';
import { until } from './testing/until.js';

/** The rules that a client meets one by one stand in `doors/*.spec.ts`; here it breaks all of them at once. */

const minimumPulseGapMs = 300;
const pulseMs = 100;

/** From the bridge's look at the clock, by which it counts, to the frame's in the trace: a few lines of code, and a busy machine's whim. */
const writingReserveMs = 50;

const hardware = testSite({
  banks: [
    { cabinet: 'left', board: 0, letter: 'A' },
    { cabinet: 'left', board: 1, letter: 'B' },
    { cabinet: 'right', board: 2, letter: 'C' },
  ],
  minimumPulseGapMs,
  pulseMs,
});

let directory: string;
let simulator: Simulator;
let bridge: Bridge;

async function setUp(site: SiteHardware): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), 'misbehaving-'));
  simulator = await startSimulator({ hardware: site, runtimeDirectory: directory });
  bridge = await startBridge({ hardware: site, runtimeDirectory: directory, logger: quiet });
}

afterEach(async () => {
  await bridge.stop();
  await simulator.stop();
  await rm(directory, { recursive: true });
});

/** When the bridge wrote each pulse, out of all the frames that it still holds. */
async function pulsesWrittenAtMs(client: BridgeClient): Promise<number[]> {
  const all: TraceFrame[] = [];
  for (;;) {
    const before = all[0] ? { beforeSequence: all[0].sequence } : {};
    const { frames } = await client.call('trace', { last: mostTraceFrames, ...before });
    if (frames.length === 0) break;
    all.unshift(...frames);
  }
  return all.flatMap(({ meaning, atMonotonicMs }) => (meaning.kind === 'pulse' ? [atMonotonicMs] : []));
}

it('gets one door of each cabinet, one after the other, once, however it asks, and also when it is gone', async () => {
  await setUp(hardware);
  const client = await BridgeClient.greet(bridge.socketPath);
  const commands = ['A01', 'C01', 'A02', 'B01', 'C02', 'C03'].map((tray) => client.command(tray));
  const [first, second] = commands;
  if (!first || !second) throw new Error('there are commands');
  const bad = [
    { ...client.command('A03'), notAfterMonotonicMs: 1 },
    { ...client.command('A03'), bootId: '0190a8a0-0000-4000-8000-00000000dead' },
    { ...client.command('A03'), notAfterMonotonicMs: first.notAfterMonotonicMs + 60_000 },
    { ...client.command('A03'), pulseMs: 60_000 },
    { ...client.command('A03'), minimumPulseGapMs: 0 },
    { ...second, tray: 'A03' },
  ];
  const lines = [...commands, ...commands, ...bad, ...commands].map((params, index) =>
    JSON.stringify({ jsonrpc: '2.0', id: 1_000 + index, method: 'open', params }),
  );
  // All of it at once, and it hangs up as soon as the first lock is pulsed.
  client.sendLine(lines.join('\n'));
  const pulses = () =>
    simulator.record().entries.flatMap(({ event }) => (event.kind === 'pulse' ? [event] : []));
  await until('the first lock is pulsed', () => pulses().length > 0);
  client.disconnect();

  const next = await BridgeClient.greet(bridge.socketPath);
  for (const { operationId } of [first, second]) {
    await until('the operation has its result', async () => {
      const { result } = await next.call('operation', { operationId });
      return result !== null;
    });
    expect(await next.call('operation', { operationId })).toEqual({ result: opened, pending: false });
  }
  expect(await next.call('open', first)).toEqual(opened);
  expect(pulses().map(({ tray, pulseMs: ms }) => `${tray} ${ms}`)).toEqual([
    `A01 ${pulseMs}`,
    `C01 ${pulseMs}`,
  ]);
  expect(simulator.record().entries.filter(({ event }) => event.kind === 'violation')).toEqual([]);

  const [firstAtMs = Number.NaN, secondAtMs = Number.NaN] = await pulsesWrittenAtMs(next);
  // The gap counts from the end of the pulse, so that this holds the whole of it, and half of the pulse before it.
  expect(secondAtMs - firstAtMs).toBeGreaterThan(pulseMs + minimumPulseGapMs - writingReserveMs);
  next.disconnect();
});

it('gets no second door of a cabinet on two buses, also while one that sticks can still be pulled open', async () => {
  const banks = ['one', 'two'].map((bus, index) => ({
    cabinet: 'left',
    bus,
    board: 0,
    letter: 'AB'.charAt(index),
  }));
  await setUp(testSite({ banks, pulseMs: 1_000, openConfirmationMs: 200 }));
  const happened = (kind: string): boolean =>
    simulator.record().entries.some(({ event }) => event.kind === kind);
  const client = await BridgeClient.greet(bridge.socketPath);
  simulator.faults.tray('A01', { sticking: true });
  const stuck = client.open('A01');
  await until('the lock is energised', () => happened('pulse'));
  const beside = new Set<string>();
  await until('the lock has no current', async () => {
    beside.add((await client.open('B01')).reason);
    return happened('locked');
  });
  expect([...beside]).toEqual(['another_door_open']);
  expect(await stuck).toEqual(stayedClosed);

  // One that stands open on the other bus, and then one that is shut while its lock is still energised.
  expect(await client.open('B01')).toEqual(opened);
  expect(await client.open('A02')).toEqual(refused('another_door_open'));
  simulator.trays.close('B01');
  await until('it is seen shut', async () =>
    (await client.call('snapshot', {})).trays.every(({ door }) => door === 'closed'),
  );
  expect(await client.open('A02')).toEqual(opened);
  expect(
    simulator.record().entries.flatMap(({ event }) => (event.kind === 'violation' ? [event] : [])),
  ).toEqual([]);
  client.disconnect();
});

it.each([
  ['one lock', 1],
  ['two locks', 2],
])(
  'has no more locks drawing than %s that a supply of three buses bears, all trays at once',
  async (_what, locksAtOnce) => {
    const banks = ['one', 'two', 'three'].map((bus, index) => ({
      cabinet: 'left',
      bus,
      board: 0,
      letter: 'ABC'.charAt(index),
    }));
    const supply = { minimumPulseGapMs: 100, locksAtOnce };
    await setUp(testSite({ banks, maximumOpenDoors: 8, pulseMs: 2 * pulseMs, supply }));
    const client = await BridgeClient.greet(bridge.socketPath);
    const trays = ['A01', 'B01', 'C01', 'A02', 'B02', 'C02'];
    const results = await Promise.all(trays.map((tray) => client.call('open', client.command(tray))));
    expect(results).toEqual(trays.map(() => opened));
    const { entries } = simulator.record();
    expect(entries.flatMap(({ event }) => (event.kind === 'violation' ? [event] : []))).toEqual([]);
    // Each in its turn: those of the three buses before their second ones.
    const pulsed = entries.flatMap(({ event }) => (event.kind === 'pulse' ? [event.tray] : []));
    expect(pulsed).toEqual(trays);
    const apartMs = supply.minimumPulseGapMs + (locksAtOnce === 1 ? 2 * pulseMs : 0);
    const writtenAtMs = await pulsesWrittenAtMs(client);
    expect(writtenAtMs).toHaveLength(trays.length);
    for (const [index, atMs] of writtenAtMs.slice(1).entries())
      expect(atMs - (writtenAtMs[index] ?? Number.NaN)).toBeGreaterThan(apartMs - writingReserveMs);
    client.disconnect();
  },
);
