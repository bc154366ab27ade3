import { describe, expect, it } from '@jest/globals';
import { drawPickupToken, qrTextOf } from '../../../../src/citizens/pickup-qr/pickup-token.js';
import { systemRandomness } from '../../../../src/kernel/index.js';
import { tokenOfPickupQr } from './pickup-qr.js';

describe('a pickup QR', () => {
  it('is read as the service writes it', () => {
    const token = drawPickupToken(systemRandomness);
    expect(tokenOfPickupQr(qrTextOf(token))).toBe(token);
    expect(tokenOfPickupQr(` ${qrTextOf(token)} `)).toBe(token);
  });

  it.each([
    'https://motcua.example.vn/d/2Qm0X8v7b1nY5kR3tW9zAg',
    'motcua247:pickup:short',
    `motcua247:pickup:${'x'.repeat(23)}`,
    '2Qm0X8v7b1nY5kR3tW9zAg',
    '001099012345||Nguyễn Thị Lan|01011990|Nữ|An Giang|01012021',
  ])('is not %s', (scanned) => {
    expect(tokenOfPickupQr(scanned)).toBeUndefined();
  });
});
