import { describe, expect, it } from '@jest/globals';
import { auditDueSince } from './audit-due.policy.js';

const at = (day: string): Date => new Date(`2026-11-${day}:00+07:00`);

describe('the weekly audit', () => {
  it.each([
    ['seven days after the last one, to the minute', '16T09:00', '23T09:00', undefined],
    ['a minute later', '16T09:00', '23T09:01', '23T09:00'],
    ['a week after that', '16T09:00', '30T09:00', '23T09:00'],
    ['the day after the last one', '22T09:00', '23T09:00', undefined],
    ['in the first week of a cabinet that was never audited', null, '08T07:59', undefined],
    ['after its first week', null, '08T08:01', '08T08:00'],
  ] as const)('is due, or not, %s', (_case, lastClosed, now, since) => {
    const history = {
      lastClosedAt: lastClosed === null ? null : at(lastClosed),
      inUseSince: at('01T08:00'),
    };
    expect(auditDueSince(history, at(now))).toEqual(since === undefined ? undefined : at(since));
  });
});
