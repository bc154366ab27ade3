import { describe, expect, it } from '@jest/globals';
import { systemRandomness } from './randomness.js';
import { deriveKey, openBytes, sealBytes, sealedOverheadBytes } from './sealed-box.js';

const key = deriveKey(Buffer.alloc(32, 1), 'a purpose');
const content = Buffer.from('Nguyễn Thị Lan', 'utf8');
const sealed = sealBytes(key, 'here', content, systemRandomness);

describe('what is sealed', () => {
  it('opens with its key at its place', () => {
    expect(openBytes(key, 'here', sealed)).toEqual(content);
    expect(sealed).toHaveLength(content.length + sealedOverheadBytes);
  });

  it('never looks the same twice, and never like its content', () => {
    expect(sealBytes(key, 'here', content, systemRandomness)).not.toEqual(sealed);
    expect(sealed.includes(content)).toBe(false);
  });

  it('opens nowhere else and with no other key', () => {
    expect(() => openBytes(key, 'there', sealed)).toThrow();
    expect(() => openBytes(deriveKey(Buffer.alloc(32, 1), 'another'), 'here', sealed)).toThrow();
    expect(() => openBytes(deriveKey(Buffer.alloc(32, 2), 'a purpose'), 'here', sealed)).toThrow();
  });

  it('does not open when a single byte was changed or is missing', () => {
    for (const index of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => openBytes(key, 'here', changed)).toThrow();
      expect(() => openBytes(key, 'here', sealed.subarray(0, index))).toThrow();
    }
  });
});
