import { beforeEach, describe, expect, it } from '@jest/globals';
import { longestUnaskedMs, LockSupply, sharedReserveMs, type SupplyUser } from './lock-supply.js';

const [gapMs, pulseMs] = [300, 500];
let woken: string[];

const user = (name: string): SupplyUser => ({ wake: () => woken.push(name) });
const [one, two, three] = [user('one'), user('two'), user('three')];
const supplyFor = (locksAtOnce: number, minimumPulseGapMs = gapMs): LockSupply =>
  new LockSupply({ minimumPulseGapMs, locksAtOnce });

/** A pulse of a bus that begins at once. */
function pulse(supply: LockSupply, who: SupplyUser, atMs: number): void {
  expect(supply.turnAtMs(who, 0, atMs)).toBeLessThanOrEqual(atMs);
  supply.take(who).begun(atMs, pulseMs);
}

beforeEach(() => {
  woken = [];
});

describe('a supply at the start of the bridge', () => {
  it('counts all its places as taken, for the longest pulse of any of its buses and the gap behind it', () => {
    const supply = supplyFor(2);
    supply.started(1_000, pulseMs);
    supply.started(1_010, 200);
    expect(supply.turnAtMs(one, 1, 1_100)).toBe(1_000 + pulseMs + gapMs);
    pulse(supply, one, 1_000 + pulseMs + gapMs);
    expect(supply.turnAtMs(two, 2, 1_801)).toBe(1_800 + gapMs);
  });
});

describe('a supply that bears one lock', () => {
  it('has its place free the gap after the end of a pulse, whichever bus is next', () => {
    const supply = supplyFor(1);
    pulse(supply, one, 1_000);
    for (const who of [one, two]) {
      expect(supply.turnAtMs(who, 1, 1_001)).toBe(1_000 + pulseMs + gapMs);
      supply.leave(who);
    }
  });

  it('says until when it rests for a pulse or the start, and neither now nor what nobody knows', () => {
    const supply = supplyFor(1);
    supply.started(0, pulseMs);
    expect(supply.restsUntilMs(100)).toBe(pulseMs + gapMs);
    // It is free: what asks a moment later than it looked at the clock must not be told to wait.
    expect(supply.restsUntilMs(1_000)).toBe(pulseMs + gapMs);
    const place = supply.take(one);
    expect(supply.restsUntilMs(1_000)).toBe(pulseMs + gapMs);
    place.begun(1_000, pulseMs);
    expect(supply.restsUntilMs(1_001)).toBe(1_000 + pulseMs + gapMs);
  });

  it('keeps a reserve where no gap is said, but not for a bus alone', () => {
    const shared = supplyFor(1, 0);
    pulse(shared, one, 1_000);
    expect(shared.turnAtMs(two, 1, 1_001)).toBe(1_000 + pulseMs + sharedReserveMs);
    const alone = LockSupply.ofBusAlone({ minimumPulseGapMs: 0 });
    pulse(alone, one, 1_000);
    expect(alone.turnAtMs(one, 1, 1_001)).toBe(1_000 + pulseMs);
  });

  it('gives nobody a place while it is not known when a lock begins to draw, and wakes them then', () => {
    const supply = supplyFor(1);
    const place = supply.take(one);
    expect(supply.turnAtMs(two, 1, 5_000)).toBe(Infinity);
    place.begun(5_100, pulseMs);
    expect(woken).toEqual(['two']);
    expect(supply.turnAtMs(two, 1, 5_100)).toBe(5_100 + pulseMs + gapMs);
  });

  it('has a place back that no pulse took, and none that one did', () => {
    const supply = supplyFor(1);
    const unused = supply.take(one);
    supply.turnAtMs(two, 1, 1_000);
    unused.giveBack();
    expect(woken).toEqual(['two']);
    expect(supply.turnAtMs(two, 1, 1_000)).toBe(1_000);
    const used = supply.take(two);
    used.begun(1_000, pulseMs);
    used.giveBack();
    expect(supply.turnAtMs(one, 2, 1_001)).toBe(1_000 + pulseMs + gapMs);
  });

  it('is free again by time alone, whatever became of the bus', () => {
    const supply = supplyFor(1);
    pulse(supply, one, 1_000);
    expect(supply.turnAtMs(two, 1, 2_000)).toBe(2_000);
  });
});

describe('a supply that bears several', () => {
  it('has them begin a gap apart, and never more', () => {
    const supply = supplyFor(2);
    pulse(supply, one, 1_000);
    expect(supply.turnAtMs(two, 1, 1_001)).toBe(1_000 + gapMs);
    pulse(supply, two, 1_000 + gapMs);
    expect(supply.turnAtMs(three, 2, 1_301)).toBe(1_000 + pulseMs + gapMs);
    pulse(supply, three, 1_000 + pulseMs + gapMs);
    expect(supply.turnAtMs(one, 3, 1_801)).toBe(1_300 + pulseMs + gapMs);
  });
});

describe('a place that is free beside a pulse on its way', () => {
  it('waits for the gap after it, too', () => {
    const supply = supplyFor(2);
    const place = supply.take(one);
    expect(supply.turnAtMs(two, 1, 1_000)).toBe(Infinity);
    place.begun(1_100, pulseMs);
    expect(supply.turnAtMs(two, 1, 1_100)).toBe(1_100 + gapMs);
  });
});

describe('whose turn it is', () => {
  it('is the order of the commands, whoever asks first', () => {
    const supply = supplyFor(1);
    expect([supply.arrive(), supply.arrive()]).toEqual([1, 2]);
    expect(supply.turnAtMs(two, 2, 1_000)).toBe(1_000);
    expect(supply.turnAtMs(one, 1, 1_000)).toBe(1_000);
    expect(supply.turnAtMs(two, 2, 1_000)).toBe(Infinity);
    supply.take(one).begun(1_000, pulseMs);
    expect(supply.turnAtMs(two, 2, 1_000)).toBe(1_000 + pulseMs + gapMs);
  });

  it('passes to the next when the first has nothing any more, or is busy with its line', () => {
    const supply = supplyFor(1);
    supply.turnAtMs(one, 1, 1_000);
    expect(supply.turnAtMs(two, 2, 1_000)).toBe(Infinity);
    supply.leave(one);
    expect(woken).toEqual(['two']);
    expect(supply.turnAtMs(two, 2, 1_000)).toBe(1_000);
    supply.turnAtMs(one, 1, 1_000);
    expect(supply.turnAtMs(two, 2, 1_000 + longestUnaskedMs)).toBe(Infinity);
    const later = 1_001 + longestUnaskedMs;
    expect(supply.turnAtMs(two, 2, later)).toBe(later);
  });
});
