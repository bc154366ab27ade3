import { describe, expect, it } from '@jest/globals';
import { readCsv } from './read-csv.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a chosen catalogue file', () => {
  it.each(['code,name_vi\n1.001193,Đăng ký\n', '\uFEFFcode;name_vi\n'])('is its text: %j', (csv) => {
    expect(readCsv(utf8(csv))).toEqual({ csv });
  });

  it.each([
    ['empty', new Uint8Array(), 'empty'],
    ['larger than the service takes', new Uint8Array(200 * 1024 + 1), 'too_large'],
    ['not UTF-8 (“Đ” in the code page of Windows)', new Uint8Array([0xd0, 0x41]), 'not_utf8'],
  ] as const)('is refused when it is %s', (_what, bytes, fault) => {
    expect(readCsv(bytes)).toEqual({ fault });
  });
});
