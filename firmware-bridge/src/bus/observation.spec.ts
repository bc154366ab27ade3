import { describe, expect, it } from '@jest/globals';
import type { BoardReading, LockReading } from '../boards/driver.js';
import { Observation } from './observation.js';

const open: LockReading = { door: 'open', occupancy: 'absent' };
const closed: LockReading = { door: 'closed', occupancy: 'absent' };
const filled: LockReading = { door: 'closed', occupancy: 'present' };
const nothingKnown = { door: 'unknown', occupancy: 'unknown' };

const reading = (first: LockReading, second: LockReading = closed): BoardReading =>
  new Map([
    [1, first],
    [2, second],
    [3, open],
  ]);

function settledClosed(): Observation {
  const observation = new Observation([1, 2]);
  observation.record(reading(closed), 100);
  observation.record(reading(closed), 110);
  return observation;
}

describe('Observation', () => {
  it('believes a first state after two equal replies', () => {
    const observation = new Observation([1, 2]);
    expect(observation.record(reading(closed), 100)).toEqual([]);
    expect(observation.state(1)).toEqual(nothingKnown);
    expect(observation.record(reading(closed), 110)).toEqual([1, 2]);
    expect(observation.state(1)).toEqual(closed);
  });

  it('reports a change once, when two replies in a row show it', () => {
    const observation = settledClosed();
    expect(observation.record(reading(open), 120)).toEqual([]);
    expect(observation.state(1)).toEqual(closed);
    expect(observation.record(reading(open), 130)).toEqual([1]);
    expect(observation.record(reading(open), 140)).toEqual([]);
    expect(observation.state(1)).toEqual(open);
  });

  it('believes no single odd reply', () => {
    const observation = settledClosed();
    expect(observation.record(reading(open), 120)).toEqual([]);
    expect(observation.record(reading(closed), 130)).toEqual([]);
    expect(observation.record(reading(open), 140)).toEqual([]);
    expect(observation.state(1)).toEqual(closed);
  });

  it('treats papers like doors', () => {
    const observation = settledClosed();
    expect(observation.record(reading(closed, filled), 120)).toEqual([]);
    expect(observation.record(reading(closed, filled), 130)).toEqual([2]);
    expect(observation.state(2).occupancy).toBe('present');
  });

  it('believes the door whatever the papers show, and no papers of which no two replies agree', () => {
    const observation = new Observation([1]);
    observation.record(reading(closed), 100);
    expect(observation.record(reading(filled), 110)).toEqual([1]);
    expect(observation.state(1)).toEqual({ door: 'closed', occupancy: 'unknown' });
    expect(observation.record(reading(open), 120)).toEqual([]);
    expect(observation.record(reading({ ...open, occupancy: 'present' }), 130)).toEqual([1]);
    expect(observation.state(1)).toEqual({ door: 'open', occupancy: 'unknown' });
    expect(observation.isUnsettled()).toBe(true);
    expect(observation.record(reading(open), 140)).toEqual([]);
    expect(observation.provenAtMs(1)).toBe(140);
    expect(observation.record(reading(open), 150)).toEqual([1]);
    expect(observation.state(1)).toEqual(open);
  });

  it.each([
    [closed, filled],
    [filled, closed],
  ])('tells no older papers with a door that shuts while their sensor wavers', (first, second) => {
    const observation = settledClosed();
    for (const atMs of [120, 130]) observation.record(reading(open), atMs);
    expect(observation.record(reading(first), 140)).toEqual([]);
    expect(observation.record(reading(second), 150)).toEqual([1]);
    expect(observation.state(1)).toEqual({ door: 'closed', occupancy: 'unknown' });
    expect(observation.record(reading(second), 160)).toEqual([1]);
    expect(observation.state(1)).toEqual(second);
  });

  it('says when another look is worth its time', () => {
    const observation = settledClosed();
    expect(observation.isUnsettled()).toBe(false);
    observation.record(reading(open), 120);
    expect(observation.isUnsettled()).toBe(true);
    observation.record(reading(open), 130);
    expect(observation.isUnsettled()).toBe(false);
  });

  it('proves a state anew with each reply that agrees, and not with one that differs', () => {
    const observation = settledClosed();
    observation.record(reading(closed), 120);
    expect(observation.provenAtMs(1)).toBe(120);
    observation.record(reading(open), 130);
    expect(observation.provenAtMs(1)).toBe(120);
    expect(observation.latestDoor(1)).toBe('open');
  });

  it('believes nothing of a board that is gone, but remembers the door it was last sure of', () => {
    const observation = settledClosed();
    observation.record(reading(open), 120);
    observation.record(reading(open), 130);
    expect(observation.forget()).toEqual([1, 2]);
    expect(observation.forget()).toEqual([]);
    expect(observation.state(1)).toEqual(nothingKnown);
    expect(observation.latestDoor(1)).toBe('unknown');
    expect(observation.lastProvenDoor(1)).toBe('open');
    observation.record(reading(open), 500);
    expect(observation.state(1)).toEqual(nothingKnown);
  });

  it('believes nothing of a lock that two good replies in a row lack, but remembers the door it was last sure of', () => {
    const observation = new Observation([1, 30]);
    const short: BoardReading = new Map([[1, closed]]);
    const full: BoardReading = new Map([...short, [30, open]]);
    for (const atMs of [100, 110]) observation.record(full, atMs);
    expect(observation.record(short, 120)).toEqual([]);
    expect(observation.latestDoor(30)).toBe('unknown');
    expect(observation.record(full, 130)).toEqual([]);
    expect(observation.record(short, 140)).toEqual([]);
    expect(observation.state(30)).toEqual(open);
    expect(observation.record(short, 150)).toEqual([30]);
    expect(observation.record(short, 160)).toEqual([]);
    expect(observation.state(30)).toEqual(nothingKnown);
    expect(observation.lastProvenDoor(30)).toBe('open');
    expect(observation.state(1)).toEqual(closed);
    expect(observation.record(full, 170)).toEqual([]);
    expect(observation.record(full, 180)).toEqual([30]);
  });
});
