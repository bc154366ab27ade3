import { describe, expect, it } from '@jest/globals';
import { FakeTime } from '../testing/fake-time.js';
import { longestSilenceMs, silenceBounds, SilenceWatch } from './silence-watch.js';

const bounds = { afterQuestionMs: 3_000, afterPulseMs: 440 };

function setUp() {
  const time = new FakeTime();
  const dead: number[] = [];
  const watch = new SilenceWatch(bounds, time, (silentMs) => dead.push(silentMs));
  return { time, dead, watch };
}

describe('SilenceWatch', () => {
  it('counts from the first question that nobody answered', () => {
    const { time, dead, watch } = setUp();
    watch.wrote('question');
    time.advance(2_000);
    watch.wrote('question');
    time.advance(999);
    expect(dead).toEqual([]);
    time.advance(1);
    expect(dead).toEqual([3_000]);
  });

  it('calls no line dead that answers anything, nor one that is asked nothing', () => {
    const { time, dead, watch } = setUp();
    watch.wrote('question');
    time.advance(2_999);
    watch.heard();
    time.advance(longestSilenceMs);
    expect(dead).toEqual([]);
    expect(time.pending()).toEqual([]);
  });

  it('has less patience after a pulse, whatever was asked before or is asked afterwards', () => {
    const { time, dead, watch } = setUp();
    watch.wrote('question');
    time.advance(100);
    watch.wrote('pulse');
    time.advance(50);
    watch.wrote('question');
    time.advance(389);
    expect(dead).toEqual([]);
    time.advance(1);
    expect(dead).toEqual([440]);
    expect(time.pending()).toEqual([]);
  });

  it('has twice the patience with each connection that stays silent, to a bound, until something is heard', () => {
    const { time, dead, watch } = setUp();
    for (let connection = 0; connection < 40; connection += 1) {
      watch.wrote('question');
      time.advance(longestSilenceMs);
    }
    expect(dead.slice(0, 6)).toEqual([3_000, 6_000, 12_000, 24_000, 48_000, longestSilenceMs]);
    expect(dead).toHaveLength(40);
    expect(Math.max(...dead)).toBe(longestSilenceMs);
    watch.heard();
    watch.wrote('question');
    expect(time.pending()).toEqual([3_000]);
  });

  it('forgets what was asked over a connection that is over', () => {
    const { time, dead, watch } = setUp();
    watch.wrote('pulse');
    watch.ended();
    time.advance(longestSilenceMs);
    expect(dead).toEqual([]);
  });
});

describe('the bounds of a bus', () => {
  it.each([
    ['few quick boards', 60, 0, 6, { afterQuestionMs: 3_000, afterPulseMs: 440 }],
    // One board lives among dead ones: its turn comes once a round.
    ['slow boards', 500, 0, 6, { afterQuestionMs: 7_000, afterPulseMs: 2_200 }],
    ['a slow scan', 60, 1_000, 6, { afterQuestionMs: 7_840, afterPulseMs: 440 }],
    ['one very slow board', 2_000, 0, 1, { afterQuestionMs: 8_000, afterPulseMs: 8_000 }],
  ])('leave time for a whole round: %s', (_what, replyTimeoutMs, scanIntervalMs, boards, expected) => {
    expect(silenceBounds({ replyTimeoutMs, scanIntervalMs }, boards)).toEqual(expected);
  });
});
