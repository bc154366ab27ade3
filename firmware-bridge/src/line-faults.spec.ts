import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  controlSocketPath,
  replyFaultSchema,
  SimulatorClient,
  startSimulator,
  type ReplyFault,
  type Simulator,
} from '../simulator/index.js';
import { startBridge, type Bridge } from './bridge.js';
import { quiet } from './testing/bench.js';
import { BridgeClient } from './testing/bridge-client.js';
import { opened, unknown } from './testing/outcomes.js';
import { testSite } from './testing/test-site.js';
import { until } from './testing/until.js';

/** The whole bridge on real sockets, and each fault of a line as somebody sets it from another process. */

const replyTimeoutMs = 150;
const hardware = testSite({
  banks: [
    { cabinet: 'left', board: 0, letter: 'A' },
    { cabinet: 'left', board: 1, letter: 'B' },
  ],
  replyTimeoutMs,
});

let directory: string;
let simulator: Simulator;
let bridge: Bridge;
let client: BridgeClient;
let world: SimulatorClient;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bridge-'));
  simulator = await startSimulator({ hardware, runtimeDirectory: directory });
  bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
  client = await BridgeClient.greet(bridge.socketPath);
  world = new SimulatorClient(controlSocketPath(directory));
});

afterEach(async () => {
  client.disconnect();
  await bridge.stop();
  await simulator.stop();
  await rm(directory, { recursive: true, force: true });
});

async function untilHealth(bank: string, health: string): Promise<void> {
  await until(`${bank} is ${health}`, async () =>
    (await client.call('snapshot', {})).banks.some((each) => each.bank === bank && each.health === health),
  );
}

async function untilDoor(tray: string, door: string): Promise<void> {
  await until(`${tray} is seen ${door}`, async () =>
    (await client.call('snapshot', {})).trays.some((each) => each.tray === tray && each.door === door),
  );
}

const left = async (): Promise<number> => (await world.state()).banks[0]?.faults.nextReplies?.count ?? 0;

/** What the doors of the first board were told to be, beside unknown, in their order. */
const told = (): string[] =>
  client.events.flatMap(({ change }) =>
    change.kind === 'tray' && change.tray.startsWith('A') && change.door !== 'unknown'
      ? [`${change.tray} ${change.door}`]
      : [],
  );

type Kind = ReplyFault['kind'];

const harmless = {
  twice: { kind: 'twice', pauseMs: 4 },
  split: { kind: 'split', afterBytes: 3, pauseMs: 8 },
  byte_by_byte: { kind: 'byte_by_byte', pauseMs: 1 },
  noise_before: { kind: 'noise_before', pauseMs: 4 },
  noise_after: { kind: 'noise_after' },
} as const satisfies Partial<Record<Kind, ReplyFault>>;

const spoiling = {
  broken_off: { kind: 'broken_off', afterBytes: 7 },
  changed_byte: { kind: 'changed_byte', byte: -1, flip: 1 },
  of_another_board: { kind: 'of_another_board', bank: 'bank-B' },
  late: { kind: 'late', byMs: replyTimeoutMs + 50 },
  noise_inside: { kind: 'noise_inside', afterBytes: 4 },
} as const satisfies Partial<Record<Kind, ReplyFault>>;

it('is tried with every kind of fault that there is', () => {
  const kinds = replyFaultSchema.options.map(({ shape }) => shape.kind.value);
  expect([...Object.keys(harmless), ...Object.keys(spoiling), 'cut'].sort()).toEqual([...kinds].sort());
});

describe('the bridge', () => {
  it.each(Object.values(harmless))('reads what comes %j', async (fault) => {
    await world.setBankFaults('bank-A', { nextReplies: { fault, count: 10_000 } });
    await world.forceOpen('A01');
    await untilDoor('A01', 'open');
    await world.close('A01');
    await untilDoor('A01', 'closed');
    expect(told()).toEqual(['A01 open', 'A01 closed']);
    expect(await left()).toBeLessThan(10_000);
  });

  it.each(Object.values(spoiling))(
    'believes nothing of what comes %j, and all is well afterwards',
    async (fault) => {
      await world.setBankFaults('bank-A', { nextReplies: { fault, count: 10_000 } });
      await world.forceOpen('A01');
      await untilHealth('bank-A', 'silent');
      expect(told()).toEqual([]);
      await world.setBankFaults('bank-A', { nextReplies: null });
      await untilDoor('A01', 'open');
      await world.close('A01');
      await untilDoor('A01', 'closed');
      expect(await client.open('A02')).toEqual(opened);
    },
  );

  it('takes a reply during which the line is cut for none, and opens when it is back', async () => {
    await world.setBankFaults('bank-A', { nextReplies: { fault: { kind: 'cut', afterBytes: 5 } } });
    await untilHealth('bank-A', 'disconnected');
    expect((await world.state()).buses[0]?.faults.cut).toBe(true);
    await world.setBusFaults('main', { cut: false });
    await untilHealth('bank-A', 'answering');
    expect(await client.open('A01')).toEqual(opened);
  });

  it.each([
    ['before its last byte', 4, 0],
    ['behind its last byte', 63, 1],
  ])(
    'knows nothing of an unlock whose line is cut %s, and pulses it no second time',
    async (_, bytes, pulses) => {
      await world.setBankFaults('bank-A', { cutNextUnlockAfterBytes: bytes });
      expect(await client.open('A01')).toEqual(unknown('transport_lost'));
      await world.setBusFaults('main', { cut: false });
      await untilHealth('bank-A', 'answering');
      await untilDoor('A01', pulses === 1 ? 'open' : 'closed');
      const { entries } = await world.record();
      expect(entries.filter(({ event }) => event.kind === 'pulse')).toHaveLength(pulses);
    },
  );
});
