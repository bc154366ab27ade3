import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../../kernel/index.js';
import { hashToken } from '../../platform/index.js';
import { isKeyShaped, mintPartnerKey } from './partner-key.js';

describe('the key of a partner', () => {
  it('has 256 bits beside the signs it is known by, and is found by its hash', () => {
    const { key, prefix, hash } = mintPartnerKey(systemRandomness);
    const secret = key.slice(`motcua_${prefix}_`.length);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(key.startsWith(`motcua_${prefix}_`)).toBe(true);
    expect(hash.equals(hashToken(key))).toBe(true);
    expect(isKeyShaped(key)).toBe(true);
    expect(mintPartnerKey(systemRandomness).key).not.toBe(key);
  });

  it.each([
    undefined,
    '',
    'motcua_',
    `motcua_abcdefgh_${'A'.repeat(42)}`,
    `motcua_abcdefgh_${'A'.repeat(44)}`,
  ])('is not %s', (text) => {
    expect(isKeyShaped(text)).toBe(false);
  });
});
