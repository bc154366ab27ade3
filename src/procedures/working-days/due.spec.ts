import { describe, expect, it } from '@jest/globals';
import { loadSite } from '../../config/index.js';
import { type WorkingCalendar } from './calendar.js';
import { dueAt, dueOn, type ProcessingTerms } from './due.schedule.js';

const site = loadSite(new URL('../../../deploy/demo/site.yaml', import.meta.url).pathname);
const calendar: WorkingCalendar = { ...site.calendar, timeZone: site.site.timeZone };

const sameDay = { processingWorkingDays: 0, cutOff: '15:00' };
const threeDays = { processingWorkingDays: 3, cutOff: null };

describe('the day on which a result is due', () => {
  it.each<[terms: ProcessingTerms, acceptedAt: string, due: string, why: string]>([
    [sameDay, '2026-03-03T08:00:00+07:00', '2026-03-03', 'same day, in the morning'],
    [sameDay, '2026-03-03T14:59:59.999+07:00', '2026-03-03', 'the last moment before the cut-off'],
    [sameDay, '2026-03-03T15:00:00+07:00', '2026-03-03', 'the cut-off itself is in time'],
    [sameDay, '2026-03-03T15:00:00.001+07:00', '2026-03-04', 'just after it'],
    [sameDay, '2026-03-03T23:59:59+07:00', '2026-03-04', 'before midnight'],
    [sameDay, '2026-03-04T00:00:00+07:00', '2026-03-04', 'after midnight'],
    [sameDay, '2026-03-03T18:00:00Z', '2026-03-04', 'midnight has passed here, not in Greenwich'],
    [sameDay, '2026-02-13T15:30:00+07:00', '2026-02-23', 'the eve of Tết, too late'],
    [sameDay, '2026-02-17T10:00:00+07:00', '2026-02-23', 'within Tết'],
    [sameDay, '2026-02-22T20:00:00+07:00', '2026-02-23', 'the evening of a day off is not late twice'],
    [sameDay, '2026-01-10T09:00:00+07:00', '2026-01-10', 'a Saturday that is worked'],
    [sameDay, '2026-01-09T16:00:00+07:00', '2026-01-10', 'a Friday, late, before it'],
    [{ ...sameDay, cutOff: null }, '2026-03-03T23:00:00+07:00', '2026-03-03', 'no cut-off'],
    [threeDays, '2026-03-03T16:00:00+07:00', '2026-03-06', 'three days'],
    [threeDays, '2026-02-12T09:00:00+07:00', '2026-02-24', 'three days over Tết'],
    [
      threeDays,
      '2026-02-15T09:00:00+07:00',
      '2026-02-26',
      'three days from a day off, which counts as the next one',
    ],
    [
      { ...threeDays, cutOff: '15:00' },
      '2026-03-03T16:00:00+07:00',
      '2026-03-09',
      'three days, after the cut-off',
    ],
  ])('%j accepted at %s: %s (%s)', (terms, acceptedAt, due) => {
    expect(dueOn(calendar, terms, new Date(acceptedAt))).toBe(due);
  });

  it('lasts to its last millisecond, in the time zone of the site', () => {
    expect(dueAt(calendar, sameDay, new Date('2026-03-03T08:00:00+07:00'))).toEqual(
      new Date('2026-03-03T23:59:59.999+07:00'),
    );
  });
});
