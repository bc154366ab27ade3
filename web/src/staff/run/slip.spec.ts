import { describe, expect, it } from '@jest/globals';
import { readSlip } from './slip.js';

describe('reading a slip', () => {
  it.each([
    ['G-261122-0007'],
    [' g-261122-0007\n'],
    ['261122-0007'],
    ['261122 7'],
    ['G2611220007'],
    ['G–261122–0007'],
  ])('%j is number G-261122-0007', (given) => {
    expect(readSlip(given)).toEqual({ kind: 'number', depositNumber: 'G-261122-0007' });
  });

  it('keeps numbers of more than four digits', () => {
    expect(readSlip('G-261122-12345')).toEqual({ kind: 'number', depositNumber: 'G-261122-12345' });
  });

  it.each(['http://localhost:8247/d/AbC_123-xyz', 'https://tuhoso.example.vn/d/AbC_123-xyz/'])(
    'knows the QR code by its address: %s',
    (given) => {
      expect(readSlip(given)).toEqual({ kind: 'link', token: 'AbC_123-xyz' });
    },
  );

  it.each(['', 'A07', '079123456789|…', 'https://example.vn/x/AbC_123-xyz', 'javascript:alert(1)'])(
    'takes %j for nothing it knows',
    (given) => {
      expect(readSlip(given)).toEqual({ kind: 'unreadable' });
    },
  );
});
