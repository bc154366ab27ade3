import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LockReading } from '../boards/driver.js';
import { Bank } from '../bus/bank.js';
import { noReply } from '../bus/health.js';
import type { LockBus } from '../bus/lock-bus.js';
import type { TrayPlace } from '../layout.js';
import { FakeTime } from '../testing/fake-time.js';
import { refused } from '../testing/outcomes.js';
import { attemptOpening } from './attempt.js';
import { longestUnseenMs } from './confirmation.js';

const closed: LockReading = { door: 'closed', occupancy: 'unknown' };
const open: LockReading = { door: 'open', occupancy: 'unknown' };

let time: FakeTime;
let bank: Bank;
/** What the attempt asks of the bus, in order. */
let asked: string[];

const scan = (reading: LockReading): void => {
  bank.replied(new Map([[1, reading]]), time.monotonicMs());
};

/** A bus whose board shows a closed door when it is asked, and which has no room for a pulse: what comes before it counts here. */
const bus: LockBus = {
  id: 'main',
  timing: { replyTimeoutMs: 60, openConfirmationMs: 1_500 },
  start: () => undefined,
  poll: () => {
    asked.push('look');
    scan(closed);
    return Promise.resolve('answered');
  },
  unlock: (_bank, _lock, { permit }) => {
    asked.push('pulse');
    return Promise.resolve({ kind: 'refused', reason: permit() ?? 'queue_full' });
  },
  stop: () => Promise.resolve(),
};

async function attempt(): Promise<string[]> {
  const tray: TrayPlace = {
    label: 'A01',
    lock: 1,
    bank,
    bus,
    cabinet: { id: 'left', maximumOpenDoors: 1, trays: [] },
  };
  const result = await attemptOpening(tray, {
    time,
    permit: () => null,
    notAfterMs: Infinity,
    pulsed: () => undefined,
    mustGiveUp: () => false,
  });
  expect(result).toEqual(refused('queue_full'));
  return asked;
}

beforeEach(() => {
  time = new FakeTime();
  asked = [];
  bank = new Bank({ id: 'A', pulseMs: 500, coolDownMs: 0, locks: [1] });
  scan(closed);
  scan(closed);
});

describe('before a pulse', () => {
  it('nothing is asked when the scan has just seen the door closed: the pulse waits for the line alone', async () => {
    time.advance(longestUnseenMs);
    expect(await attempt()).toEqual(['pulse']);
  });

  it('the board is asked when that was too long ago', async () => {
    time.advance(longestUnseenMs + 1);
    expect(await attempt()).toEqual(['look', 'pulse']);
  });

  it('the board is asked when it has not answered its last question', async () => {
    bank.missed(noReply);
    expect(await attempt()).toEqual(['look', 'pulse']);
  });

  it('the board is asked until its answers agree when the last one showed another door', async () => {
    scan(open);
    expect(await attempt()).toEqual(['look', 'pulse']);
    asked = [];
    scan(open);
    scan(open);
    expect(await attempt()).toEqual(['look', 'look', 'pulse']);
  });
});
