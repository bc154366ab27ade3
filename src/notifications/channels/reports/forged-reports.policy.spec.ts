import { describe, expect, it } from '@jest/globals';
import { addMs, minuteMs, secondMs } from '../../../kernel/index.js';
import { countForged, manyForged, noForgedReports } from './forged-reports.policy.js';

const start = new Date('2026-11-23T02:00:00Z');

/** When an alarm is raised, by the number of the report, counted from 1. */
function alarmsAmong(times: readonly Date[]): number[] {
  const alarms: number[] = [];
  let remembered = noForgedReports;
  times.forEach((at, index) => {
    const counted = countForged(remembered, at);
    ({ remembered } = counted);
    expect(remembered.newest.length).toBeLessThanOrEqual(manyForged);
    if (counted.alarm) alarms.push(index + 1);
  });
  return alarms;
}

const every = (stepMs: number, count: number, from = start): Date[] =>
  Array.from({ length: count }, (_, index) => addMs(from, index * stepMs));

describe('forged reports', () => {
  it('are an alarm from the tenth in ten minutes on, raised once while they keep coming', () => {
    expect(alarmsAmong(every(secondMs, 9))).toEqual([]);
    expect(alarmsAmong(every(secondMs, 500))).toEqual([10]);
  });

  it('that come seldom are none', () => {
    expect(alarmsAmong(every(2 * minuteMs, 100))).toEqual([]);
  });

  it('are an alarm again after ten minutes of silence', () => {
    const later = every(secondMs, 20, addMs(start, 30 * minuteMs));
    expect(alarmsAmong([...every(secondMs, 20), ...later])).toEqual([10, 30]);
  });
});
