import { describe, expect, it } from '@jest/globals';
import { nameMatches, recognise } from './search-text.policy.js';

describe('the one search field', () => {
  it.each([
    ['G-261123-0007', 'depositNumber', 'G-261123-0007'],
    [' g2611230007 ', 'depositNumber', 'G-261123-0007'],
    ['261123-0007', 'depositNumber', 'G-261123-0007'],
    ['G-261123-10007', 'depositNumber', 'G-261123-10007'],
    ['0912 345 678', 'phone', '+84912345678'],
    ['+84912345678', 'phone', '+84912345678'],
    ['a07', 'trayLabel', 'A07'],
    ['000.00.00.H05-260818-0001', 'officialCode', '000.00.00.H05-260818-0001'],
    ['000.00.00.h05-260818-0001', 'officialCode', '000.00.00.H05-260818-0001'],
    ['Nguyễn Thị Lan', 'name', 'Nguyễn Thị Lan'],
    ['lan', 'name', 'lan'],
  ])('takes %j for a %s', (text, kind, value) => {
    expect(recognise(text)).toEqual({ kind, value });
  });
});

describe('a name that is sought', () => {
  it.each([
    ['Nguyễn Thị Lan', 'nguyen', true],
    ['Nguyễn Thị Lan', 'LAN  Nguyễ', true],
    ['Nguyễn Thị Lan', 'guyen', false],
    ['Nguyễn Thị Lan', 'Nguyễn Hoa', false],
    ['Đỗ Hằng', 'do hang', true],
    ['ĐỖ HẰNG', 'đỗ', true],
    // Typed with marks of their own, as some keyboards send them.
    ['Đỗ Hằng', 'Hằng'.normalize('NFD'), true],
    ['Đỗ Hằng'.normalize('NFD'), 'hằng', true],
    ["O'Brien", "o'brien", true],
    ['Nguyễn Thị Lan', "lan' | 'x", false],
    ['Nguyễn Thị Lan', '…', false],
    ['Nguyễn Thị Lan', '', false],
  ])('in %j %j: %j', (name, sought, expected) => {
    expect(nameMatches(name, sought)).toBe(expected);
  });
});
