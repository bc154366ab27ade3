import { describe, expect, it } from '@jest/globals';
import { subjectName } from './subject-name.js';

describe('what a subject of the ledger is called', () => {
  it.each([
    ['a tray by its label', 'A01', 'A01'],
    ['an account by its name', 'officer', 'officer'],
    ['what has a long identifier by its beginning', '138b52e8-3c1f-4a56-8a59-0c7f6ee0aa11', '138b52e8'],
    ['a missed run by its time in Việt Nam', 'missed/2026-11-26T06:30:00.000Z', '13:30, 26/11/2026'],
  ])('%s', (_rule, id, name) => {
    expect(subjectName(id, 'vi')).toBe(name);
  });
});
