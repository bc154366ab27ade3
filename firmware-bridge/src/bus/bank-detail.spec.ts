import { describe, expect, it } from '@jest/globals';
import { bankDetailSchema, longestBankDetail } from '../../contract/index.js';
import { bankDetail, heardDetail, missingDetail } from './bank-detail.js';

describe('a detail', () => {
  it.each([
    ['connect ECONNREFUSED 10.0.0.7:4196', 'connect ECONNREFUSED 10.0.0.7:4196'],
    [
      'Error: No such file or directory, cannot open /dev/serial/by-id/usb-FTDI',
      'Error: No such file or directory, cannot open usb-FTDI',
    ],
    ['connect ENOENT /run/user/0/motcua247/bus-main.sock', 'connect ENOENT bus-main.sock'],
    ['line 4 reads "closed" (chip \\x)', "line 4 reads 'closed' (chip /x)"],
    ['gpioget:\n\tkhông mở được\u0007', 'gpioget: kh?ng m? ???c'],
    ['19 and/or 20', '19 and/or 20'],
  ])('of %j is one short line without folders', (said, detail) => {
    expect(bankDetail(said)).toBe(detail);
  });

  it.each(['', ' \n', '\u0000'])('of %j is none', (said) => {
    expect(bankDetail(said)).toBeNull();
  });

  it('is cut off where it is too long, and fits the contract whatever was said', () => {
    const long = bankDetail('x'.repeat(1_000)) ?? '';
    expect(long).toHaveLength(longestBankDetail);
    expect(long.endsWith('x...')).toBe(true);
    for (const said of ['x'.repeat(1_000), '\u{1f512}'.repeat(200), '"'.repeat(200), '\u0085 a', '/a/b/'])
      expect(bankDetailSchema.safeParse(bankDetail(said)).success).toBe(true);
  });

  it('shows the first of the bytes that were no reply', () => {
    expect(heardDetail(Uint8Array.of(2, 255))).toBe('2 bytes: 02 ff');
    expect(heardDetail(new Uint8Array(512))).toBe(`512 bytes: ${Array(12).fill('00').join(' ')} ...`);
  });

  it('names the locks that replies lack', () => {
    expect(missingDetail([30])).toBe('not in its replies: 30');
    expect(missingDetail([27, 1, 26, 25, 30])).toBe('not in its replies: 1, 25-27, 30');
    const everyOther = Array.from({ length: 50 }, (_, index) => 2 * index + 1);
    expect(missingDetail(everyOther)).toHaveLength(longestBankDetail);
  });
});
