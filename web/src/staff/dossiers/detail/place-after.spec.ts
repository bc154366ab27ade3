import { describe, expect, it } from '@jest/globals';
import { placeAfter, type HistoryEntry } from './place-after.js';

const entry: HistoryEntry = {
  sequence: 7,
  at: '2026-11-23T12:00:00.000Z',
  event: 'collected',
  actor: { type: 'staff', id: 'x', displayName: 'Lan' },
  state: 'collected',
  custody: 'officer',
  certain: true,
  trayLabel: null,
  departmentCode: 'justice',
  officer: 'Lan',
};

describe('the place after an entry of the history', () => {
  it.each([
    [{}, { sentence: 'officer', name: 'Lan' }],
    [{ trayLabel: 'A07' }, { sentence: 'officerClaimed', tray: 'A07', name: 'Lan' }],
    [
      { custody: 'tray', trayLabel: 'A07' },
      { sentence: 'tray', tray: 'A07' },
    ],
    [
      { custody: 'tray', trayLabel: 'A07', certain: false },
      { sentence: 'trayUncertain', tray: 'A07' },
    ],
    [{ custody: 'department' }, { sentence: 'office', name: 'justice' }],
    [{ custody: 'agency' }, { sentence: 'office', name: 'justice' }],
    [{ custody: 'citizen' }, { sentence: 'citizen' }],
    [{ custody: 'desk' }, { sentence: 'desk' }],
    [{ custody: 'unknown' }, { sentence: 'unknown' }],
  ] as const)('%j', (differences, place) => {
    expect(placeAfter({ ...entry, ...differences })).toMatchObject(place);
  });
});
