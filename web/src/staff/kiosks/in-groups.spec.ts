import { describe, expect, it } from '@jest/globals';
import { readSetUpCode } from '../../../../src/citizens/kiosks/set-up-code.js';
import { inGroups } from './in-groups.js';

describe('a code in groups', () => {
  it('has a dash after five signs, and is read as it was', () => {
    expect(inGroups('ACDEF34679')).toBe('ACDEF-34679');
    expect(readSetUpCode(inGroups('ACDEF34679'))).toBe('ACDEF34679');
    expect(inGroups('')).toBe('');
  });
});
