import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../kernel/index.js';
import { unwrapSiteKey, wrapSiteKey } from './wrapped-site-key.js';

const [secret, other, siteKey] = [1, 2, 3].map((fill) => Buffer.alloc(32, fill)) as [Buffer, Buffer, Buffer];
const wrapped = wrapSiteKey(secret, siteKey, systemRandomness);

describe('the site’s key', () => {
  it('comes out as it went in, and does not stand there in clear', () => {
    expect(unwrapSiteKey(secret, wrapped)).toEqual(siteKey);
    expect(wrapped.wrappedKey.includes(siteKey)).toBe(false);
    expect(wrapped.wrappedKey).toHaveLength(60);
  });

  it('is not taken for damaged when the secret is another one', () => {
    expect(unwrapSiteKey(other, wrapped)).toBeUndefined();
  });

  it('is refused when anything of it was changed', () => {
    const changed = Buffer.from(wrapped.wrappedKey);
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    expect(() => unwrapSiteKey(secret, { ...wrapped, wrappedKey: changed })).toThrow();
    // Whoever writes the fingerprint of a secret beside it has not its key.
    const { wrappedBy } = wrapSiteKey(other, siteKey, systemRandomness);
    expect(() => unwrapSiteKey(other, { wrappedKey: wrapped.wrappedKey, wrappedBy })).toThrow();
  });
});
