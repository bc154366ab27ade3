import { describe, expect, it } from '@jest/globals';
import { setUpAlphabet } from '../../../../src/citizens/kiosks/set-up-code.js';
import { setUpKeys, tidySetUpCode } from './set-up-code.js';

describe('the set-up code at the kiosk', () => {
  it('has a key for every sign that the service draws, and no other', () => {
    expect(setUpKeys.join('')).toBe(setUpAlphabet);
  });

  it.each([
    ['acdef-34679', 'ACDEF34679'],
    [' ACDEF 34679 ', 'ACDEF34679'],
    ['ACDEF34679ACD', 'ACDEF34679'],
    ['A0O1IL2', 'A'],
    ['', ''],
  ])('typed as "%s" is %s', (typed, code) => {
    expect(tidySetUpCode(typed)).toBe(code);
  });
});
