import { describe, expect, it } from '@jest/globals';
import { seededRandomness } from '../randomness.js';
import { toHex } from '../testing/hex.js';
import { addNoise, flipOneBit } from './disturb.js';

const frame = Uint8Array.of(0x02, 0x00, 0x35, 0xff, 0xff, 0x00, 0x00, 0x03, 0x38);

function differingBits(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, byte, index) => {
    const difference = byte ^ (b[index] ?? 0);
    return sum + difference.toString(2).replaceAll('0', '').length;
  }, 0);
}

describe('flipping a bit', () => {
  it('always changes exactly one bit, and not always the same, when it must', () => {
    const randomness = seededRandomness(1);
    const results = Array.from({ length: 500 }, () => flipOneBit(frame, 1, randomness));
    for (const result of results) expect(differingBits(frame, result)).toBe(1);
    expect(new Set(results.map(toHex)).size).toBeGreaterThan(60);
  });

  it('never changes anything when it must not', () => {
    const randomness = seededRandomness(2);
    for (let round = 0; round < 500; round++) expect(flipOneBit(frame, 0, randomness)).toBe(frame);
  });

  it('happens about as often as asked', () => {
    const randomness = seededRandomness(3);
    const flipped = Array.from({ length: 4000 }, () => flipOneBit(frame, 0.25, randomness)).filter(
      (result) => result !== frame,
    );
    expect(flipped.length).toBeGreaterThan(850);
    expect(flipped.length).toBeLessThan(1150);
  });

  it('leaves nothing as it is', () => {
    const nothing = new Uint8Array();
    expect(flipOneBit(nothing, 1, seededRandomness(4))).toBe(nothing);
  });
});

describe('noise', () => {
  it('comes before, after, or on both sides, and leaves the frame whole', () => {
    const randomness = seededRandomness(5);
    const places = new Set<string>();
    for (let round = 0; round < 300; round++) {
      const noisy = Buffer.from(addNoise(frame, 1, randomness));
      const at = noisy.indexOf(frame);
      const behind = noisy.length - at - frame.length;
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(8);
      expect(behind).toBeLessThanOrEqual(8);
      expect(at + behind).toBeGreaterThan(0);
      places.add(at > 0 && behind > 0 ? 'both' : at > 0 ? 'before' : 'after');
    }
    expect([...places].sort()).toEqual(['after', 'before', 'both']);
  });

  it('repeats itself for the same seed', () => {
    const play = (): string => toHex(addNoise(frame, 1, seededRandomness(6)));
    expect(play()).toBe(play());
    expect(play()).not.toBe(toHex(addNoise(frame, 1, seededRandomness(7))));
  });
});
