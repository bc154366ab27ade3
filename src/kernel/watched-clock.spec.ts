import { describe, expect, it } from '@jest/globals';
import { AdjustableClock } from './clock.js';
import { addMs, minuteMs, secondMs } from './durations.js';
import { clockToleranceMs } from './moments.js';
import { WatchedClock } from './watched-clock.js';

const start = new Date('2026-11-23T08:40:00Z');

function watched(): { readonly behind: AdjustableClock; readonly clock: WatchedClock } {
  const behind = AdjustableClock.at(start);
  const clock = new WatchedClock(behind);
  clock.now();
  return { behind, clock };
}

describe('a watched clock', () => {
  it('goes with the one behind it, back too by what is tolerated', () => {
    const { behind, clock } = watched();
    behind.advance(minuteMs);
    expect(clock.now()).toEqual(addMs(start, minuteMs));
    behind.advance(-clockToleranceMs);
    expect(clock.now()).toEqual(addMs(start, minuteMs - clockToleranceMs));
    expect(clock.setBack()).toBeUndefined();
  });

  it('stands still when that is set back by more, until somebody lets it go on', () => {
    const { behind, clock } = watched();
    behind.advance(-39 * minuteMs);
    expect(clock.now()).toEqual(start);
    behind.advance(minuteMs);
    expect(clock.now()).toEqual(start);
    const setBack = clock.setBack();
    expect(setBack).toEqual({ newest: start, now: addMs(start, -38 * minuteMs) });
    if (setBack) clock.goOnFrom(setBack);
    expect(clock.setBack()).toBeUndefined();
    expect(clock.now()).toEqual(addMs(start, -38 * minuteMs));
  });

  it('does not let small steps add up', () => {
    const { behind, clock } = watched();
    behind.advance(-10 * secondMs);
    expect(clock.now()).toEqual(addMs(start, -10 * secondMs));
    behind.advance(-10 * secondMs);
    expect(clock.now()).toEqual(start);
  });

  it('knows what was seen before it began, and forgets nothing for what is earlier', () => {
    const { clock } = watched();
    clock.sawUntil(addMs(start, -minuteMs));
    expect(clock.now()).toEqual(start);
    clock.sawUntil(addMs(start, minuteMs));
    expect(clock.now()).toEqual(addMs(start, minuteMs));
  });
});
