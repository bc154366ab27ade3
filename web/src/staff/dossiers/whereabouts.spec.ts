import { describe, expect, it } from '@jest/globals';
import { whereaboutsOf } from './whereabouts.js';

const justice = { code: 'justice', name: { vi: 'Phòng Tư pháp', en: 'Justice' } };
const lan = { id: 'x', displayName: 'Nguyễn Thị Lan' };
const placed = {
  custody: 'tray',
  custodyCertain: true,
  missing: false,
  trayLabel: 'A07',
  officer: null,
  department: null,
  reservedUntil: null,
} as const;

describe('where the papers are said to be', () => {
  it.each([
    ['in their tray', {}, 'tray'],
    ['perhaps in their tray, when nobody knows', { custodyCertain: false }, 'trayUncertain'],
    ['missing, when somebody has looked in vain', { custodyCertain: false, missing: true }, 'trayMissing'],
    ['with the citizen', { custody: 'citizen', trayLabel: null }, 'citizen'],
    [
      'with the citizen, for whom a tray is kept',
      { custody: 'citizen', reservedUntil: '2026-11-23T12:15:00Z' },
      'reserved',
    ],
    ['with an officer', { custody: 'officer', trayLabel: null, officer: lan }, 'officer'],
    ['with an officer who is about to put them in', { custody: 'officer', officer: lan }, 'officerClaimed'],
    ['in a department', { custody: 'department', trayLabel: null, department: justice }, 'office'],
    ['at an agency', { custody: 'agency', trayLabel: null, department: justice }, 'office'],
    ['at the desk', { custody: 'desk', trayLabel: null }, 'desk'],
    ['nowhere anybody knows', { custody: 'unknown', trayLabel: null }, 'unknown'],
  ] as const)('%s', (_place, differences, sentence) => {
    expect(whereaboutsOf({ ...placed, ...differences }).sentence).toBe(sentence);
  });

  it('names the officer who has them, not the department they are routed to', () => {
    expect(whereaboutsOf({ ...placed, custody: 'officer', officer: lan, department: justice }).name).toBe(
      'Nguyễn Thị Lan',
    );
    expect(whereaboutsOf({ ...placed, custody: 'department', department: justice }).name).toBe(justice.name);
  });
});
