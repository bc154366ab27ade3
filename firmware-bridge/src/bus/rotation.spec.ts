import { describe, expect, it } from '@jest/globals';
import { isBoardBank } from '../../contract/index.js';
import type { LockReading } from '../boards/driver.js';
import { testSite } from '../testing/test-site.js';
import type { Bank } from './bank.js';
import { BoardBank } from './board-bank.js';
import { noReply } from './health.js';
import {
  lateReplyTimeouts,
  longestLateReplyMs,
  mostNoiseBytes,
  Rotation,
  settingsRestMs,
  silentBoardRestMs,
} from './rotation.js';

const replyTimeoutMs = 60;
const closed: LockReading = { door: 'closed', occupancy: 'absent' };

function setUp() {
  const hardware = testSite({
    banks: [
      { cabinet: 'left', board: 0, letter: 'A' },
      { cabinet: 'left', board: 1, letter: 'B' },
    ],
  });
  const banks = (hardware.cabinets[0]?.banks ?? [])
    .filter(isBoardBank)
    .map((bank) => new BoardBank(bank)) as [BoardBank, BoardBank];
  const rotation = new Rotation(banks);
  return { rotation, banks, order: () => rotation.turns.map(({ bank }) => bank.id) };
}

function answer(bank: Bank, times = 2): void {
  for (let reply = 0; reply < times; reply += 1) bank.replied(new Map([[1, closed]]), reply);
}

describe('Rotation', () => {
  it('asks in turn, and one board a second time when it is worth it, but no third', () => {
    const { rotation, banks, order } = setUp();
    const first = rotation.turnOf(banks[0]);
    rotation.asked(first, false);
    expect(order()).toEqual(['bank-B', 'bank-A']);
    rotation.asked(first, true);
    expect(order()).toEqual(['bank-A', 'bank-B']);
    rotation.asked(first, true);
    expect(order()).toEqual(['bank-B', 'bank-A']);
  });

  it('leaves a board alone after a missed reply, and longer once it is silent', () => {
    const { rotation, banks } = setUp();
    const turn = rotation.turnOf(banks[0]);
    rotation.unanswered(turn, 1_000, replyTimeoutMs, false);
    expect(turn).toMatchObject({ askableAtMs: 1_000 + replyTimeoutMs, scanAtMs: 0 });
    rotation.unanswered(turn, 1_000, replyTimeoutMs, true);
    expect(turn).toMatchObject({ askableAtMs: 1_000 + lateReplyTimeouts * replyTimeoutMs, scanAtMs: 0 });
    for (let miss = 0; miss < 3; miss += 1) banks[0].missed(noReply);
    rotation.unanswered(turn, 2_000, replyTimeoutMs, false);
    expect(turn).toMatchObject({ askableAtMs: 2_000 + replyTimeoutMs, scanAtMs: 2_000 + silentBoardRestMs });
    rotation.restart();
    expect(turn).toMatchObject({ askableAtMs: 0, scanAtMs: 0 });
  });

  it('leaves a board alone for longer each time its reply may be late, to a bound, until it has surely answered', () => {
    const { rotation, banks } = setUp();
    const turn = rotation.turnOf(banks[0]);
    const restMs = (mayBeLate = true): number => {
      rotation.unanswered(turn, 0, replyTimeoutMs, mayBeLate);
      return turn.askableAtMs;
    };
    expect([restMs(), restMs(), restMs(false), restMs(), restMs()]).toEqual([240, 480, 60, 960, 1_000]);
    for (let miss = 0; miss < 2_000; miss += 1) expect(restMs()).toBe(longestLateReplyMs);
    rotation.answered(turn, 9);
    expect(restMs()).toBe(240);
    rotation.restart();
    expect(restMs()).toBe(240);
    rotation.unanswered(turn, 0, 500, true);
    expect(turn.askableAtMs).toBe(lateReplyTimeouts * 500);
  });

  it('has a board answer twice after a question whose reply may be late', () => {
    const { rotation, banks } = setUp();
    const turn = rotation.turnOf(banks[0]);
    expect(rotation.mustAnswerTwice(turn)).toBe(false);
    rotation.unanswered(turn, 0, replyTimeoutMs, false);
    expect(rotation.mustAnswerTwice(turn)).toBe(false);
    rotation.unanswered(turn, 0, replyTimeoutMs, true);
    rotation.unanswered(turn, 0, replyTimeoutMs, false);
    expect(rotation.mustAnswerTwice(turn)).toBe(true);
    rotation.answered(turn, 9);
    expect(rotation.mustAnswerTwice(turn)).toBe(false);
  });

  it.each([
    ['nothing', 0, true],
    ['a burst of noise', 3, true],
    ['a reply that lost a byte', 8, true],
    ['a damaged reply', 9, false],
    ['a damaged reply in bursts of noise', 9 + mostNoiseBytes, false],
    ['more than that', 10 + mostNoiseBytes, true],
  ])('takes a reply for late, not for damaged, where %s was heard: %i bytes', (_what, heard, mayBeLate) => {
    const { rotation, banks } = setUp();
    const turn = rotation.turnOf(banks[0]);
    expect(rotation.mayBeLate(turn, heard)).toBe(true);
    rotation.answered(turn, 12);
    rotation.answered(turn, 9);
    rotation.answered(turn, 15);
    expect(rotation.mayBeLate(turn, heard)).toBe(mayBeLate);
  });

  it('has settings written when a board answers, not before and not again', () => {
    const { rotation, banks } = setUp();
    const turn = rotation.turnOf(banks[0]);
    answer(banks[0], 1);
    expect(rotation.settingsDue(turn, 1_000)).toBe(false);
    answer(banks[0]);
    expect(rotation.settingsDue(turn, 1_000)).toBe(true);
    rotation.settingsWritten(turn, 1_000);
    expect(rotation.settingsDue(turn, 10 * settingsRestMs)).toBe(false);
  });

  it.each<[string, (rotation: Rotation, bank: Bank) => void]>([
    [
      'was silent',
      (rotation, bank) => {
        for (let miss = 0; miss < 3; miss += 1) bank.missed(noReply);
        rotation.unanswered(rotation.turnOf(bank), 1_500, replyTimeoutMs, false);
      },
    ],
    [
      'did not answer once',
      (rotation, bank) => {
        bank.missed(noReply);
        rotation.unanswered(rotation.turnOf(bank), 1_500, replyTimeoutMs, true);
      },
    ],
    [
      'was without a line',
      (rotation, bank) => {
        bank.disconnected({ reason: 'line_lost', detail: null });
        rotation.restart();
      },
    ],
  ])(
    'has settings written again when a board %s, by the scan not at once, and before a pulse',
    (_what, beAway) => {
      const { rotation, banks } = setUp();
      const turn = rotation.turnOf(banks[0]);
      answer(banks[0]);
      rotation.settingsWritten(turn, 1_000);
      expect(turn.settingsDue).toBe(false);
      beAway(rotation, banks[0]);
      answer(banks[0]);
      expect(turn.settingsDue).toBe(true);
      expect(rotation.settingsDue(turn, 1_000 + settingsRestMs - 1)).toBe(false);
      expect(rotation.settingsDue(turn, 1_000 + settingsRestMs)).toBe(true);
    },
  );
});
