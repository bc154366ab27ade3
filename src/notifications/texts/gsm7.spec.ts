import { describe, expect, it } from '@jest/globals';
import { fitsOnePart, gsm7Length } from './gsm7.js';

describe('length in GSM septets', () => {
  it.each([
    ['', 0],
    ['Ho so', 5],
    ['@£$¥', 4],
    ['€', 2],
    ['[x]', 5],
    ['{|}~^\\', 12],
    ['line\nbreak', 10],
    ['à', 1],
  ])('%j takes %i', (text, length) => {
    expect(gsm7Length(text)).toBe(length);
  });

  it.each(['ồ', 'đ', 'á', '`', '\t', '😀', 'ç', '\u001b'])('%j is not in the alphabet', (text) => {
    expect(gsm7Length(`Ho so ${text}`)).toBeUndefined();
  });

  it('has 127 characters of one septet and ten of two', () => {
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    expect(characters.filter((character) => gsm7Length(character) === 1)).toHaveLength(127);
    expect(characters.filter((character) => gsm7Length(character) === 2)).toHaveLength(10);
  });
});

it('fits one part up to 160 septets', () => {
  expect(fitsOnePart('a'.repeat(160))).toBe(true);
  expect(fitsOnePart('a'.repeat(161))).toBe(false);
  expect(fitsOnePart('€'.repeat(80))).toBe(true);
  expect(fitsOnePart('€'.repeat(81))).toBe(false);
  expect(fitsOnePart('ồ')).toBe(false);
});
