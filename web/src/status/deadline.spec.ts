import { describe, expect, it } from '@jest/globals';
import { deadlineOf } from './deadline.js';

const at = (vietnameseTime: string): Date => new Date(`${vietnameseTime}+07:00`);

describe('how long there is still time', () => {
  it.each([
    ['an hour later, over midnight', '2026-11-23T23:30', '2026-11-24T00:30', { left: 'tomorrow' }],
    ['twenty hours later, the same day', '2026-11-23T00:30', '2026-11-23T20:30', { left: 'today' }],
    ['before Vietnam’s midnight, behind UTC’s', '2026-11-23T06:00', '2026-11-23T08:00', { left: 'today' }],
    ['three days later', '2026-11-23T09:00', '2026-11-26T08:00', { left: 'days', days: 3 }],
    ['over the end of a year', '2026-12-30T09:00', '2027-01-02T09:00', { left: 'days', days: 3 }],
    ['this very moment', '2026-11-23T09:00', '2026-11-23T09:00', { left: 'today' }],
    ['over, and not declared so yet', '2026-11-25T09:01', '2026-11-23T09:00', { left: 'today' }],
  ])('%s', (_case, now, until, expected) => {
    expect(deadlineOf(at(until), at(now), false)).toEqual(expected);
  });

  it('is over when the service says so, whatever the days say', () => {
    expect(deadlineOf(at('2026-11-23T09:00'), at('2026-11-21T09:00'), true)).toEqual({ left: 'past' });
  });
});
