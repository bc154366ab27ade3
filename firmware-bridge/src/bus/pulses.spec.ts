import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isBoardBank, isWireBus } from '../../contract/index.js';
import { quiet } from '../testing/bench.js';
import { FakeTime } from '../testing/fake-time.js';
import { testSite } from '../testing/test-site.js';
import { until } from '../testing/until.js';
import type { Transport, TransportListener } from '../transports/transport.js';
import { BoardBank } from './board-bank.js';
import { Bus } from './bus.js';
import { LockSupply } from './lock-supply.js';
import { longestUnlockQueue, type Permit, type UnlockOrder, type UnlockResult } from './unlock-queue.js';

const minimumPulseGapMs = 5_000;
const pulseMs = 10;
const nothing = (): void => undefined;
const permitted: Permit = () => null;
const order = (permit = permitted): UnlockOrder => ({ permit, notAfterMs: Infinity, written: nothing });

let time: FakeTime;
let pulses: number[];
let questions: number;
let listener: TransportListener;
let bus: Bus;
let bank: BoardBank;

/** A line whose boards never answer: only what the bus sends counts here. */
const line: Transport = {
  description: 'a line',
  start: (given) => {
    listener = given;
  },
  write: (bytes) => {
    if (bytes[2] === 0x31) pulses.push((bytes[1] ?? 0) + 1);
    else questions += 1;
    return true;
  },
  stop: () => Promise.resolve(),
};

/** Lets time pass in small steps, and everything that waits for it run in between. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10) {
    time.advance(10);
    await new Promise(setImmediate);
  }
}

beforeEach(async () => {
  time = new FakeTime();
  pulses = [];
  questions = 0;
  const site = testSite({ banks: [{ cabinet: 'left', board: 0, letter: 'A' }], minimumPulseGapMs });
  const [hardware, bankHardware] = [site.buses.find(isWireBus), site.cabinets[0]?.banks.find(isBoardBank)];
  if (!hardware || !bankHardware) throw new Error('the test site has a bus and a bank');
  bank = new BoardBank(bankHardware);
  bus = new Bus(hardware, [bank], line, time, quiet, nothing);
  bus.start();
  // What an earlier start may have pulsed is over.
  await pass(minimumPulseGapMs + pulseMs);
  listener.connected();
  await pass(10);
});

afterEach(async () => {
  const stopped = bus.stop();
  await pass(100);
  await stopped;
});

async function unlock(
  lock: number,
  permit: Permit = permitted,
): Promise<{ result: UnlockResult | undefined }> {
  const seen: { result: UnlockResult | undefined } = { result: undefined };
  void bus.unlock(bank, lock, order(permit)).then((result) => {
    seen.result = result;
  });
  await pass(100);
  return seen;
}

describe('pulses', () => {
  it('keep the end of one and the beginning of the next apart', async () => {
    await unlock(1);
    const sentAtMs = time.monotonicMs();
    await unlock(2);
    expect(pulses).toEqual([1]);
    await until('the second pulse is sent', async () => {
      await pass(10);
      return pulses.length === 2;
    });
    expect(time.monotonicMs() - sentAtMs).toBeGreaterThan(minimumPulseGapMs - 100);
  });

  it('are told before their bus may pulse anything after its start, whichever lock it is', async () => {
    const site = testSite({ banks: [{ cabinet: 'left', board: 0, letter: 'A' }], minimumPulseGapMs });
    const [hardware] = site.buses.filter(isWireBus);
    if (!hardware) throw new Error('the test site has a bus');
    const other = new Bus(hardware, [bank], line, time, quiet, nothing);
    const startedAtMs = time.monotonicMs();
    other.start();
    expect(other.pulseReadyAtMs(bank, 1)).toBe(startedAtMs + pulseMs + minimumPulseGapMs);
    await other.stop();
    // The one that has rested pulses at once.
    expect(bus.pulseReadyAtMs(bank, 1)).toBeLessThanOrEqual(startedAtMs);
  });

  it('are refused as soon as they are no longer permitted, not only when their turn comes', async () => {
    await unlock(1);
    const notAfterMs = time.monotonicMs() + 200;
    const late = await unlock(2, () => (time.monotonicMs() >= notAfterMs ? 'expired' : null));
    expect(late.result).toBeUndefined();
    await pass(200);
    expect(late.result).toEqual({ kind: 'refused', reason: 'expired' });
    expect(pulses).toEqual([1]);
  });

  it('are permitted once more in the breath in which they are sent', async () => {
    let asked = 0;
    const seen = await unlock(1, () => {
      asked += 1;
      return asked > 1 ? 'another_door_open' : null;
    });
    expect(seen.result).toEqual({ kind: 'refused', reason: 'another_door_open' });
    expect(pulses).toEqual([]);
  });

  it('are told while another one and the gap behind it go on that they have to wait for both', async () => {
    const pulsedAtMs = time.monotonicMs();
    await unlock(1);
    const readyAtMs = bus.pulseReadyAtMs(bank, 2);
    expect(readyAtMs).toBeGreaterThanOrEqual(pulsedAtMs + pulseMs + minimumPulseGapMs);
    expect(readyAtMs).toBeLessThan(pulsedAtMs + pulseMs + minimumPulseGapMs + 100);
    await pass(readyAtMs - time.monotonicMs() + 10);
    expect(bus.pulseReadyAtMs(bank, 2)).toBeLessThanOrEqual(time.monotonicMs());
  });

  it('are told to wait for the other of their bus, also where the supply bears both', async () => {
    const stopped = bus.stop();
    await pass(100);
    await stopped;
    const site = testSite({ banks: [{ cabinet: 'left', board: 0, letter: 'A' }], pulseMs: 500 });
    const [hardware, bankHardware] = [site.buses.find(isWireBus), site.cabinets[0]?.banks.find(isBoardBank)];
    if (!hardware || !bankHardware) throw new Error('the test site has a bus and a bank');
    bank = new BoardBank(bankHardware);
    const supply = new LockSupply({ minimumPulseGapMs: 0, locksAtOnce: 2 });
    bus = new Bus(hardware, [bank], line, time, quiet, nothing, supply);
    bus.start();
    await pass(600);
    listener.connected();
    await pass(10);
    const pulsedAtMs = time.monotonicMs();
    await unlock(1);
    expect(pulses).toEqual([1]);
    expect(bus.pulseReadyAtMs(bank, 2)).toBeGreaterThanOrEqual(pulsedAtMs + bank.pulseMs);
  });

  it('are lost with the line, and not sent when it comes back', async () => {
    await unlock(1);
    const waiting = await unlock(2);
    listener.lost({ reason: 'line_lost', detail: 'pulled out' });
    listener.connected();
    await pass(minimumPulseGapMs + pulseMs + 100);
    expect(waiting.result).toEqual({ kind: 'lost' });
    expect(pulses).toEqual([1]);
  });

  it('do not wait in an endless queue', async () => {
    await unlock(1);
    for (let waiting = 0; waiting < longestUnlockQueue; waiting += 1) void bus.unlock(bank, 2, order());
    expect(await bus.unlock(bank, 3, order())).toEqual({ kind: 'refused', reason: 'queue_full' });
  });
});

describe('a line that comes back', () => {
  it('has its boards asked at once, also those that were silent', async () => {
    await until('the board is silent', async () => {
      await pass(10);
      return bank.health === 'silent';
    });
    listener.lost({ reason: 'line_lost', detail: 'pulled out' });
    questions = 0;
    listener.connected();
    await pass(10);
    expect(questions).toBe(1);
  });
});
