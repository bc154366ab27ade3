import { describe, expect, it } from '@jest/globals';
import { alarmPages, standingAlarmKinds } from './alarm-kinds.js';
import { alarmOf, byUrgency, doorAlarm } from './alarm.policy.js';

describe('a door', () => {
  const running = { settled: false, leftOpen: 'none' } as const;
  const over = { settled: true, leftOpen: 'none' } as const;
  it.each([
    [{ open: false, operation: undefined }, undefined],
    [{ open: false, operation: { settled: true, leftOpen: 'alarmed' } }, undefined],
    [{ open: true, operation: running }, undefined],
    [{ open: true, operation: { settled: false, leftOpen: 'warned' } }, 'door_left_open'],
    [{ open: true, operation: { settled: false, leftOpen: 'alarmed' } }, 'door_left_open'],
    [{ open: true, operation: { settled: true, leftOpen: 'alarmed' } }, 'door_left_open'],
    [{ open: true, operation: over }, 'door_open_without_operation'],
    [{ open: true, operation: undefined }, 'door_open_without_operation'],
  ] as const)('%j is %s', (facts, alarm) => {
    expect(doorAlarm(facts)).toBe(alarm);
  });
});

describe('every alarm', () => {
  it.each(standingAlarmKinds)('%s says how urgent it is and where it is solved', (kind) => {
    const alarm = alarmOf(kind, { trayLabel: 'A07' });
    expect(alarm).toMatchObject({ kind, trayLabel: 'A07', since: null });
    expect(alarmPages).toContain(alarm.solvedAt);
  });

  it('comes before what is less urgent, urgent kinds first, then the oldest', () => {
    const alarms = [...standingAlarmKinds].reverse().map((kind) => alarmOf(kind, {}));
    const sorted = alarms.sort(byUrgency);
    expect(sorted.map(({ kind }) => kind)).toEqual([...standingAlarmKinds]);
    const severities = sorted.map(({ severity }) => severity);
    expect(severities.lastIndexOf('urgent')).toBeLessThan(severities.indexOf('attention'));
    const [younger, older] = ['2026-11-23T03:00:00.000Z', '2026-11-23T02:00:00.000Z'].map((since) =>
      alarmOf('run_missed', { since }),
    );
    if (!younger || !older) throw new Error('two alarms');
    expect([younger, older].sort(byUrgency)).toEqual([older, younger]);
  });
});
