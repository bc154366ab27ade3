import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../../kernel/index.js';
import { deriveSealingKey, openSecret, sealSecret } from './sealed-secret.js';

const key = deriveSealingKey(Buffer.alloc(32, 7));
const secret = Buffer.from('12345678901234567890', 'ascii');
const sealed = sealSecret(key, 'lan', secret, systemRandomness);

describe('a sealed secret', () => {
  it('opens for its account', () => {
    expect(openSecret(key, 'lan', sealed)).toEqual(secret);
    expect(sealed.includes(secret)).toBe(false);
  });

  it('opens in no other row, with no other key, and not when a bit of it was changed', () => {
    expect(() => openSecret(key, 'hoa', sealed)).toThrow();
    expect(() => openSecret(deriveSealingKey(Buffer.alloc(32, 8)), 'lan', sealed)).toThrow();
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => openSecret(key, 'lan', changed)).toThrow();
    }
  });
});
