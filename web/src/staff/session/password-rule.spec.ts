import { describe, expect, it } from '@jest/globals';
import { faultOfNewPassword } from './password-rule.js';

const old = 'k7vd-2mqx-h9tn-4wsp';
const good = 'con trau di truoc cai cay';

describe('a new password', () => {
  it.each([
    ['too short', 'con trau', 'con trau', 'too_short'],
    ['too long', 'x'.repeat(129), 'x'.repeat(129), 'too_long'],
    ['the old one', old, old, 'same_as_old'],
    ['mistyped', good, `${good}.`, 'not_repeated'],
    ['good', good, good, undefined],
  ])('%s', (_what, given, repeated, fault) => {
    expect(faultOfNewPassword(old, given, repeated)).toBe(fault);
  });
});
