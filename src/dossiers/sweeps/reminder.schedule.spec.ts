import { describe, expect, it } from '@jest/globals';
import { reminderDue } from './reminder.schedule.js';

const loadedAt = new Date('2026-11-23T01:30:00Z');
const windowEndsAt = new Date('2026-11-26T01:30:00Z');

describe('reminders on the second and the third day', () => {
  it.each([
    ['at the loading', '2026-11-23T01:30:00Z', null, undefined],
    ['just before the second day', '2026-11-24T01:29:59Z', null, undefined],
    ['as the second day begins', '2026-11-24T01:30:00Z', null, 2],
    ['once it has gone out', '2026-11-24T20:00:00Z', 2, undefined],
    ['just before the third day', '2026-11-25T01:29:59Z', 2, undefined],
    ['as the third day begins', '2026-11-25T01:30:00Z', 2, 3],
    ['on the third day after an outage', '2026-11-25T09:00:00Z', null, 3],
    ['once both have gone out', '2026-11-25T09:00:00Z', 3, undefined],
    ['when the window has ended', '2026-11-26T01:30:00Z', 2, undefined],
  ])('%s', (_when, now, lastReminderDay, due) => {
    expect(reminderDue({ loadedAt, windowEndsAt, lastReminderDay }, [2, 3], new Date(now))).toBe(due);
  });

  it('sends none where the site wants none', () => {
    const window = { loadedAt, windowEndsAt, lastReminderDay: null };
    expect(reminderDue(window, [], new Date('2026-11-25T09:00:00Z'))).toBeUndefined();
  });
});
