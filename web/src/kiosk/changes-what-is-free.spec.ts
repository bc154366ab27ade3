import { describe, expect, it } from '@jest/globals';
import { changesWhatIsFree } from './changes-what-is-free.js';

describe('what is free', () => {
  it.each([
    ['a door moves', { type: 'tray', data: { door: 'open', occupancy: 'absent' } }, false],
    ['a tray goes out of service', { type: 'tray', data: { usable: false } }, true],
    ['a tray comes back', { type: 'tray', data: { usable: true } }, true],
    ['an opening is settled', { type: 'door_operation', data: { tray: 'A07', settlement: 'moved' } }, true],
    ['a board falls silent', { type: 'bank', data: { health: 'silent' } }, true],
  ])('is counted anew when %s: %#', (_what, event, anew) => {
    expect(changesWhatIsFree(event)).toBe(anew);
  });
});
