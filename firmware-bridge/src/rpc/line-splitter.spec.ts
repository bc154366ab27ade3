import { describe, expect, it } from '@jest/globals';
import { LineSplitter } from '../../contract/index.js';
import { fuzzLines } from './testing/fuzz-lines.js';

const streams = 4_000;

describe('the lines of the contract', () => {
  it('are what the bytes carry, however they come, and never longer than allowed', () => {
    const { whole, refused } = fuzzLines(streams, 20_261_123);
    for (const found of [whole, refused]) expect(found).toBeGreaterThan(streams / 10);
  });

  it('keep a mark of the byte order, which is no part of the contract', () => {
    expect(new LineSplitter(10).push(Buffer.from('\ufeff\n'))).toEqual(['\ufeff']);
  });
});
