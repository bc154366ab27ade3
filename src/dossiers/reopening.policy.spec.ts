import { describe, expect, it } from '@jest/globals';
import { purposes, settlements } from '../hardware/index.js';
import { whyNotReopen, type PickupToReopen } from './reopening.policy.js';

const settledAt = new Date('2026-11-23T02:00:00Z');
const after = (seconds: number): Date => new Date(settledAt.getTime() + seconds * 1000);

const fetched: PickupToReopen = {
  purpose: 'pickup',
  settlement: 'moved',
  settledAt,
  reopened: false,
  openedSince: false,
  trayTaken: false,
};

describe('opening a tray again for who says that papers are left in it', () => {
  it.each([
    ['at once', {}, 0, undefined],
    ['within the grace time', {}, 59.999, undefined],
    ['when it is over', {}, 60, 'too_late'],
    ['before the settlement', { settlement: null, settledAt: null }, 0, 'not_settled'],
    ['after a pickup by which nothing moved', { settlement: 'not_moved' }, 1, 'not_fetched'],
    ['after a pickup that nobody can speak for', { settlement: 'unverified' }, 1, 'not_fetched'],
    ['a second time', { reopened: true }, 1, 'reopened_already'],
    ['when the tray was opened since', { openedSince: true }, 1, 'tray_taken'],
    ['when the tray is somebody’s', { trayTaken: true }, 1, 'tray_taken'],
  ] as const)('%s', (_when, change, seconds, why) => {
    expect(whyNotReopen({ ...fetched, ...change }, after(seconds), 60)).toBe(why);
  });

  it('is for pickups that moved the papers, and for nothing else', () => {
    for (const purpose of purposes) {
      for (const settlement of settlements) {
        const allowed = whyNotReopen({ ...fetched, purpose, settlement }, after(1), 60) === undefined;
        expect([purpose, settlement, allowed]).toEqual([
          purpose,
          settlement,
          purpose === 'pickup' && settlement === 'moved',
        ]);
      }
    }
  });

  it('is not possible at a site that gives no grace time', () => {
    expect(whyNotReopen(fetched, settledAt, 0)).toBe('too_late');
  });
});
