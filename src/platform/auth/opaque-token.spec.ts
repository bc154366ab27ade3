import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../../kernel/index.js';
import { hashToken, isTokenShaped, mintToken } from './opaque-token.js';

describe('opaque tokens', () => {
  it('carry 256 bits from the given randomness and are kept as their SHA-256', () => {
    const bytes = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
    const { token, hash } = mintToken({ ...systemRandomness, bytes: (count) => bytes.subarray(0, count) });
    expect(Buffer.from(token, 'base64url')).toEqual(bytes);
    expect(hash).toEqual(createHash('sha256').update(token).digest());
    expect(hashToken(token)).toEqual(hash);
  });

  it('have one shape, and nothing else is looked up', () => {
    expect(isTokenShaped(mintToken(systemRandomness).token)).toBe(true);
    for (const wrong of [
      undefined,
      '',
      'A'.repeat(42),
      'A'.repeat(44),
      `${'A'.repeat(42)}=`,
      ['A'.repeat(43)],
    ]) {
      expect(isTokenShaped(wrong)).toBe(false);
    }
  });
});
