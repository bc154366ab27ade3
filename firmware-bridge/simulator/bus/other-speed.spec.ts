import { describe, expect, it } from '@jest/globals';
import { fromHex, toHex } from '../testing/hex.js';
import { heardAtOtherSpeed } from './other-speed.js';

const heard = (hex: string, sentBaud: number, ownBaud: number): string =>
  toHex(heardAtOtherSpeed(fromHex(hex), sentBaud, ownBaud));

describe('bytes that were sent at another speed', () => {
  it('are heard as they are at the receiver’s own, and a little beside it, as a real one hears them', () => {
    const every = toHex(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    expect(heard(every, 19_200, 19_200)).toBe(every);
    expect(heard(every, 19_200, 19_600)).toBe(every);
    expect(heard(every, 19_200, 18_800)).toBe(every);
  });

  it('are other bytes at twice the speed: each bit counts as two', () => {
    // Start, then ones up to the stop: the receiver's own start and first bit are 0.
    expect(heard('FF', 9_600, 19_200)).toBe('FE');
    // Four zeros and the start are ten of its own bits: there is no stop.
    expect(heard('F0', 9_600, 19_200)).toBe('');
    expect(heard('FF FF', 9_600, 19_200)).toBe('FE FE');
  });

  it('are fewer at half the speed', () => {
    // Its start is too short for one of the receiver's own.
    expect(heard('FF', 19_200, 9_600)).toBe('');
    // One start and three zeros, then the first byte's stop and what of the second one is 1.
    expect(heard('00 FF', 19_200, 9_600)).toBe('F8');
  });

  it('are nothing where the speed is none that is known', () => {
    expect(heard('FF 00 55', 0, 9_600)).toBe('');
    expect(heard('FF 00 55', 9_600, 0)).toBe('');
  });
});
