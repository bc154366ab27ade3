import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { MethodParams, OpenResult } from '../contract/index.js';
import { seededRandomness, startSimulator, type Simulator } from '../simulator/index.js';
import { startBridge, type Bridge } from './bridge.js';
import { memoryMs, mostOperations, mostSpentIds } from './doors/operations.js';
import { quiet } from './testing/bench.js';
import { BridgeClient } from './testing/bridge-client.js';
import { opened, refused } from './testing/outcomes.js';
import { oneBank, testSite } from './testing/test-site.js';
import { until } from './testing/until.js';
import { systemTime, type Time } from './time.js';

/** A client that floods a bridge with operation ids, new ones, used ones and pulsed ones: over its socket, before boards that are played in bytes. */

type Command = MethodParams<'open'>;

const trays = ['A01', 'A02', 'A03'];
const requestsAtATime = 50;

/** Beside so many new ids comes one that was given before. */
const newOnesForAnOldOne = 10;

/** The real time, which leaps over the weeks that a flood may take. */
class LeapingTime implements Time {
  private leaptMs = 0;

  monotonicMs(): number {
    return systemTime.monotonicMs() + this.leaptMs;
  }

  schedule(afterMs: number, action: () => void): () => void {
    return systemTime.schedule(afterMs, action);
  }

  leap(ms: number): void {
    this.leaptMs += ms;
  }
}

let directory: string;
let simulator: Simulator;
let bridge: Bridge;
let client: BridgeClient;
let time: LeapingTime;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'flooded-'));
  const hardware = testSite({ ...oneBank, maximumOpenDoors: trays.length });
  simulator = await startSimulator({ hardware, runtimeDirectory: directory });
  time = new LeapingTime();
  bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet, time });
  client = await BridgeClient.greet(bridge.socketPath);
});

afterEach(async () => {
  client.disconnect();
  await bridge.stop();
  await simulator.stop();
  await rm(directory, { recursive: true });
});

const commandNow = (tray: string, operationId: string = randomUUID()): Command => ({
  operationId,
  tray,
  bootId: bridge.bootId,
  notAfterMonotonicMs: time.monotonicMs() + 5_000,
});

/** Refused whatever the doors are, and remembered all the same. */
const inVain = (tray: string): Command => ({ ...commandNow(tray), notAfterMonotonicMs: 1 });

const pulses = (): number => simulator.record().entries.filter(({ event }) => event.kind === 'pulse').length;

async function untilAllShut(): Promise<void> {
  for (const { label, door } of simulator.trays.list()) if (door === 'open') simulator.trays.close(label);
  await until('every door is seen shut', async () => {
    const { banks, trays: seen } = await client.call('snapshot', {});
    return banks[0]?.health === 'answering' && seen.every(({ door }) => door === 'closed');
  });
}

async function giveAll(commands: readonly Command[]): Promise<OpenResult[]> {
  const results: OpenResult[] = [];
  for (let first = 0; first < commands.length; first += requestsAtATime) {
    const some = commands.slice(first, first + requestsAtATime);
    results.push(...(await Promise.all(some.map((command) => client.call('open', command)))));
  }
  return results;
}

it('pulses no id twice, and remembers no more than it may, however many ids it is flooded with', async () => {
  const randomness = seededRandomness(20_261_124);
  const pulsed = trays.map((tray) => commandNow(tray));
  expect(await giveAll(pulsed)).toEqual(trays.map(() => opened));
  await untilAllShut();

  const given: Command[] = [];
  let remembered = pulsed.length;
  // Each round is all that there is room for, and is forgotten in the next: in the end more than there is room for pulsed ids.
  for (let forgotten = 0; forgotten <= mostSpentIds; forgotten += mostOperations) {
    const round: Command[] = [];
    for (; remembered < mostOperations; remembered += 1) {
      const fresh = inVain(trays[randomness.below(trays.length)] ?? '');
      given.push(fresh);
      round.push(fresh);
      if (randomness.below(newOnesForAnOldOne) > 0) continue;
      const old = randomness.below(2) === 0 ? pulsed : round;
      const again = old[randomness.below(old.length)] ?? fresh;
      const operationId =
        randomness.below(2) === 0 ? again.operationId.toUpperCase() : again.operationId.toLowerCase();
      round.push({ ...again, operationId });
    }
    const results = await giveAll(round);
    const ids = new Set(pulsed.map(({ operationId }) => operationId));
    const wrong = results.filter(({ outcome, reason }, index) => {
      const isPulsed = ids.has(round[index]?.operationId.toLowerCase() ?? '');
      return isPulsed ? reason !== 'expired' && outcome !== 'opened' : reason !== 'expired';
    });
    expect(wrong).toEqual([]);

    // It is full: also a command that would open is refused, and one that it knows has its answer.
    const [tray = ''] = trays;
    expect(await client.call('open', commandNow(tray))).toEqual(refused('queue_full'));
    const [known] = round;
    if (known) expect(await client.call('open', known)).toEqual(refused('expired'));
    time.leap(memoryMs + 60_000);
    await untilAllShut();
    // The first new one makes room.
    expect(await client.call('open', inVain(tray))).toEqual(refused('expired'));
    remembered = 1;
  }

  expect(given.length).toBeGreaterThan(mostSpentIds);
  for (const { operationId, tray } of pulsed) {
    expect(await client.call('operation', { operationId })).toEqual({ result: null, pending: false });
    for (const id of [operationId, operationId.toUpperCase()])
      expect(await client.call('open', commandNow(tray, id))).toEqual(refused('expired'));
  }
  expect(pulses()).toBe(trays.length);

  // What was refused and is forgotten opens: it has never been pulsed.
  const [refusedOnce] = given;
  if (!refusedOnce) throw new Error('there was a flood');
  const { tray, operationId } = refusedOnce;
  expect(await client.call('open', commandNow(tray, operationId))).toEqual(opened);
  expect(pulses()).toBe(trays.length + 1);
});
