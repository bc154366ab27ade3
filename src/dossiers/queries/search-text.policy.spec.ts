import { describe, expect, it } from '@jest/globals';
import { nameQuery, recognise } from './search-text.policy.js';

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
    ['Nguyễn  Lan', 'Nguyễn:* & Lan:*'],
    ["O'Brien & (Lan) | !x:*", 'O:* & Brien:* & Lan:* & x:*'],
    // Typed with marks of their own, as some keyboards send them.
    ['Lan'.normalize('NFD') + ' Hằng'.normalize('NFD'), 'Lan:* & Hằng:*'],
    ['…', undefined],
  ])('%j is asked for as %j', (name, query) => {
    expect(nameQuery(name)).toBe(query);
  });
});
