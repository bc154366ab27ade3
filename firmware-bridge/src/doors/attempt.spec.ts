import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenResult } from '../../contract/index.js';
import type { LockReading } from '../boards/driver.js';
import { Bank } from '../bus/bank.js';
import { noReply } from '../bus/health.js';
import type { LockBus } from '../bus/lock-bus.js';
import type { TrayPlace } from '../layout.js';
import { FakeTime } from '../testing/fake-time.js';
import { coolingDown, refused } from '../testing/outcomes.js';
import { attemptOpening } from './attempt.js';
import { longestUnseenMs } from './confirmation.js';

const closed: LockReading = { door: 'closed', occupancy: 'unknown' };
const open: LockReading = { door: 'open', occupancy: 'unknown' };

let time: FakeTime;
let bank: Bank;
/** What the attempt asks of the bus, in order. */
let asked: string[];
/** When the bus may pulse the lock. */
let readyAtMs: number;

/** What the board shows when it is asked, again and again. */
let shown: (LockReading | undefined)[];

/** @param reading undefined: the reply lacks the lock */
const scan = (reading: LockReading | undefined): void => {
  bank.replied(new Map(reading ? [[1, reading]] : []), time.monotonicMs());
};

/** A bus whose board answers when it is asked, and which has no room for a pulse: what comes before it counts here. */
const bus: LockBus = {
  id: 'main',
  timing: { replyTimeoutMs: 60, openConfirmationMs: 1_500 },
  start: () => undefined,
  pulseReadyAtMs: () => readyAtMs,
  poll: () => {
    asked.push('look');
    const [next, ...others] = shown;
    shown = [...others, next];
    scan(next);
    return Promise.resolve('answered');
  },
  unlock: (_bank, _lock, { permit }) => {
    asked.push('pulse');
    return Promise.resolve({ kind: 'refused', reason: permit() ?? 'queue_full' });
  },
  stop: () => Promise.resolve(),
};

function attempt(by = bus, notAfterMs = Infinity): Promise<OpenResult> {
  const tray: TrayPlace = {
    label: 'A01',
    lock: 1,
    bank,
    bus: by,
    cabinet: { id: 'left', maximumOpenDoors: 1, trays: [] },
  };
  return attemptOpening(tray, {
    time,
    permit: () => null,
    notAfterMs,
    pulsed: () => undefined,
    mustGiveUp: () => false,
  });
}

/** What is asked up to the pulse, which is permitted. */
async function askedBefore(): Promise<string[]> {
  expect(await attempt()).toEqual(refused('queue_full'));
  return asked;
}

beforeEach(() => {
  time = new FakeTime();
  asked = [];
  shown = [closed];
  readyAtMs = 0;
  bank = new Bank({ id: 'A', pulseMs: 500, coolDownMs: 0, locks: [1] });
  scan(closed);
  scan(closed);
});

describe('before a pulse', () => {
  it('nothing is asked when the scan has just seen the door closed: the pulse waits for the line alone', async () => {
    time.advance(longestUnseenMs);
    expect(await askedBefore()).toEqual(['pulse']);
  });

  it('the board is asked when that was too long ago', async () => {
    time.advance(longestUnseenMs + 1);
    expect(await askedBefore()).toEqual(['look', 'pulse']);
  });

  it('the board is asked when it has not answered its last question', async () => {
    bank.missed(noReply);
    expect(await askedBefore()).toEqual(['look', 'pulse']);
  });

  it('the board is asked until its answers agree when the last one showed another door', async () => {
    scan(open);
    expect(await askedBefore()).toEqual(['look', 'pulse']);
    asked = [];
    scan(open);
    scan(open);
    expect(await askedBefore()).toEqual(['look', 'look', 'pulse']);
  });
});

it('a lock that may not be pulsed before the command is void is refused at once, with the time it takes', async () => {
  readyAtMs = time.monotonicMs() + 8_000;
  expect(await attempt(bus, readyAtMs)).toEqual(coolingDown(8_000));
  expect(await attempt(bus, readyAtMs + 1)).toEqual(refused('queue_full'));
});

describe('a door that is not surely closed', () => {
  it.each<[string, (LockReading | undefined)[], OpenResult]>([
    ['open', [open], refused('door_already_open')],
    ['unknown, where replies lack its lock', [undefined], refused('door_unknown')],
  ])('is %s, and is not pulsed', async (_what, showing, result) => {
    shown = showing;
    time.advance(longestUnseenMs + 1);
    expect(await attempt()).toEqual(result);
  });

  it('is unknown where the last look before the pulse shows another door than was believed', async () => {
    const glimpse: LockBus = {
      ...bus,
      unlock: (...order) => {
        scan(open);
        return bus.unlock(...order);
      },
    };
    expect(await attempt(glimpse)).toEqual(refused('door_unknown'));
  });

  it('is unknown where no reply has ever shown its lock', async () => {
    bank = new Bank({ id: 'A', pulseMs: 500, coolDownMs: 0, locks: [1] });
    shown = [undefined];
    expect(await attempt()).toEqual(refused('door_unknown'));
    expect(bank.state).toEqual({
      bank: 'A',
      health: 'answering',
      reason: 'locks_missing',
      detail: 'not in its replies: 1',
    });
  });

  it('is none of a board that has not answered for a while: that is said', async () => {
    shown = [];
    time.advance(2_001);
    const silent: LockBus = { ...bus, poll: () => Promise.resolve('silent') };
    expect(await attempt(silent)).toEqual(refused('board_silent'));
  });
});
