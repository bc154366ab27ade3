import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPlain, refusedByGateways, removeMarks, toPlainText } from './plain-text.js';

describe('removing marks', () => {
  it('takes every mark off every Vietnamese letter', () => {
    expect(removeMarks('àảãáạ ăằẳẵắặ âầẩẫấậ')).toBe('aaaaa aaaaaa aaaaaa');
    expect(removeMarks('èẻẽéẹ êềểễếệ ìỉĩíị')).toBe('eeeee eeeeee iiiii');
    expect(removeMarks('òỏõóọ ôồổỗốộ ơờởỡớợ')).toBe('ooooo oooooo oooooo');
    expect(removeMarks('ùủũúụ ưừửữứự ỳỷỹýỵ đ')).toBe('uuuuu uuuuuu yyyyy d');
    expect(removeMarks('ĐƯỜNG NGUYỄN HUỆ')).toBe('DUONG NGUYEN HUE');
  });

  it('reads composed and decomposed letters alike', () => {
    const text = 'Hồ sơ đã được tiếp nhận';
    expect(removeMarks(text.normalize('NFD'))).toBe('Ho so da duoc tiep nhan');
    expect(removeMarks(text.normalize('NFC'))).toBe('Ho so da duoc tiep nhan');
  });
});

describe('plain text', () => {
  it.each([
    ['Sở Tài nguyên & Môi trường', 'So Tai nguyen va Moi truong'],
    ['“Giấy khai sinh” – bản sao…', '"Giay khai sinh" - ban sao...'],
    ['a\r\n\tb', 'a b'],
    ['[A] {B} <C>', '(A) (B) (C)'],
    ['hồ sơ 📄 số #5', 'ho so so 5'],
    ['中文', ''],
  ])('%j becomes %j', (from, to) => {
    expect(toPlainText(from)).toBe(to);
  });

  it.each(Array.from(refusedByGateways))('has no %s', (sign) => {
    expect(isPlain(sign)).toBe(false);
    expect(toPlainText(`a${sign}b`)).not.toContain(sign);
  });

  it('is plain, and stays as it is, whatever it was made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (anything) => {
        const plain = toPlainText(anything);
        expect(isPlain(plain)).toBe(true);
        expect(toPlainText(plain)).toBe(plain);
      }),
      { numRuns: 1_000 },
    );
  });
});
