import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isBoardBank, isWireBus } from '../../contract/index.js';
import { quiet } from '../testing/bench.js';
import { FakeTime } from '../testing/fake-time.js';
import { testSite } from '../testing/test-site.js';
import type { TransportListener } from '../transports/transport.js';
import { BoardBank } from './board-bank.js';
import { Bus } from './bus.js';
import { LockSupply } from './lock-supply.js';
import type { Permit, UnlockOrder, UnlockResult } from './unlock-queue.js';

/** Two buses on one supply that bears one lock; their boards never answer: only what the buses send counts. */

const supply = { minimumPulseGapMs: 300, locksAtOnce: 1 };
const pulseMs = 200;
const turnMs = pulseMs + supply.minimumPulseGapMs;

let time: FakeTime;
let sent: { readonly pulse: string; readonly atMs: number }[];
let lines: Map<string, TransportListener>;
let takesBytes: boolean;
let buses: { readonly bus: Bus; readonly bank: BoardBank }[];

/** Lets time pass in small steps, and everything that waits for it run in between. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10) {
    time.advance(10);
    await new Promise(setImmediate);
  }
}

beforeEach(async () => {
  time = new FakeTime();
  sent = [];
  lines = new Map();
  takesBytes = true;
  const site = testSite({
    banks: [
      { cabinet: 'left', bus: 'first', board: 0, letter: 'A' },
      { cabinet: 'left', bus: 'second', board: 0, letter: 'B' },
    ],
    pulseMs,
    supply,
  });
  const shared = new LockSupply(supply);
  const banks = site.cabinets.flatMap((cabinet) => cabinet.banks.filter(isBoardBank));
  buses = site.buses.filter(isWireBus).map((hardware) => {
    const own = banks.filter(({ bus }) => bus === hardware.id).map((bank) => new BoardBank(bank));
    const [bank] = own;
    if (!bank) throw new Error('each bus has a bank');
    const line = {
      description: hardware.id,
      start: (given: TransportListener) => void lines.set(hardware.id, given),
      write: (bytes: Uint8Array) => {
        if (bytes[2] !== 0x31) return true;
        if (!takesBytes) return false;
        sent.push({ pulse: `${hardware.id} ${(bytes[1] ?? 0) + 1}`, atMs: time.monotonicMs() });
        return true;
      },
      stop: () => Promise.resolve(),
    };
    return { bank, bus: new Bus(hardware, own, line, time, quiet, () => undefined, shared) };
  });
  for (const { bus } of buses) bus.start();
  for (const line of lines.values()) line.connected();
  await pass(10);
});

/** What an earlier start may have pulsed is over. */
const untilRested = (): Promise<void> => pass(turnMs);

afterEach(async () => {
  const stopped = Promise.all(buses.map(({ bus }) => bus.stop()));
  await pass(100);
  await stopped;
});

const order = (permit: Permit): UnlockOrder => ({ permit, notAfterMs: Infinity, written: () => undefined });

function unlock(bus: 0 | 1, lock: number, permit: Permit = () => null): { result: UnlockResult | undefined } {
  const seen: { result: UnlockResult | undefined } = { result: undefined };
  const { bus: own, bank } = buses[bus] ?? {};
  if (!own || !bank) throw new Error('there are two buses');
  void own.unlock(bank, lock, order(permit)).then((result) => (seen.result = result));
  return seen;
}

const pulses = (): string[] => sent.map(({ pulse }) => pulse);
const gaps = (): number[] => sent.slice(1).map(({ atMs }, index) => atMs - (sent[index]?.atMs ?? 0));

describe('two buses on one supply', () => {
  beforeEach(untilRested);

  it('pulse one after the other, in the order of the commands, a whole turn apart', async () => {
    unlock(0, 1);
    unlock(1, 1);
    unlock(0, 2);
    unlock(1, 2);
    await pass(4 * turnMs);
    expect(pulses()).toEqual(['first 1', 'second 1', 'first 2', 'second 2']);
    // It is looked every ten milliseconds here, between questions.
    for (const gap of gaps()) expect(gap).toBeGreaterThanOrEqual(turnMs);
    for (const gap of gaps()) expect(gap).toBeLessThan(turnMs + 100);
  });

  it('keep the order of the commands also where one bus has them all', async () => {
    unlock(0, 1);
    unlock(0, 2);
    unlock(1, 1);
    await pass(3 * turnMs);
    expect(pulses()).toEqual(['first 1', 'first 2', 'second 1']);
  });

  it('end a command as expired that does not get its turn in time, and send it never', async () => {
    unlock(0, 1);
    await pass(20);
    const notAfterMs = time.monotonicMs() + turnMs / 2;
    const late = unlock(1, 1, () => (time.monotonicMs() >= notAfterMs ? 'expired' : null));
    await pass(turnMs / 2 + 60);
    expect(late.result).toEqual({ kind: 'refused', reason: 'expired' });
    await pass(2 * turnMs);
    expect(pulses()).toEqual(['first 1']);
  });

  it('do not wait for one whose line is gone: neither for its pulse nor for its turn', async () => {
    unlock(0, 1);
    const lost = unlock(0, 2);
    unlock(1, 1);
    await pass(50);
    lines.get('first')?.lost({ reason: 'line_lost', detail: 'pulled out' });
    await pass(turnMs + 100);
    expect(lost.result).toEqual({ kind: 'lost' });
    // The board may still time the pulse that it was told: its place runs out, and is not given back early.
    expect(pulses()).toEqual(['first 1', 'second 1']);
    expect(gaps()[0]).toBeGreaterThanOrEqual(turnMs);
  });

  it('have the place at once of a pulse that the line did not take', async () => {
    takesBytes = false;
    const stuck = unlock(0, 1);
    await pass(100);
    expect(stuck.result).toEqual({ kind: 'lost' });
    takesBytes = true;
    unlock(1, 1);
    await pass(100);
    expect(pulses()).toEqual(['second 1']);
  });
});

describe('a supply of which nobody knows what an earlier start has pulsed', () => {
  it('rests for a whole turn before the first pulse, on each bus', async () => {
    unlock(0, 1);
    unlock(1, 1);
    await pass(turnMs - 20);
    expect(pulses()).toEqual([]);
    await pass(120);
    expect(pulses()).toEqual(['first 1']);
    await pass(turnMs + 100);
    expect(pulses()).toEqual(['first 1', 'second 1']);
  });
});
