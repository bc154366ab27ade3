import { describe, expect, it } from '@jest/globals';
import { longestName } from './person-name.js';
import { tones, typeName, type NameKey, type Tone } from './vietnamese-keyboard.js';

const marks: Readonly<Record<string, Tone>> = {
  "'": 'acute',
  '`': 'grave',
  '?': 'hook',
  '~': 'tilde',
  '.': 'dot',
};

const keyOf = (sign: string): NameKey => {
  const tone = marks[sign];
  if (tone !== undefined) return { kind: 'tone', tone };
  if (sign === ' ') return { kind: 'space' };
  if (sign === '<') return { kind: 'erase' };
  return { kind: 'letter', letter: sign };
};

const type = (signs: string): string =>
  Array.from(signs).reduce((text, sign) => typeName(text, keyOf(sign)), '');

describe('typeName', () => {
  it.each([
    ['NGUYÊN~ THI. HA`', 'Nguyễn Thị Hà'],
    ['TRÂN` VĂN AN', 'Trần Văn An'],
    ["ĐĂNG. QUÔC' BAO?", 'Đặng Quốc Bảo'],
    ["MAI'", 'Mái'],
    ["MA'I", 'Mái'],
    ["TOAN'", 'Toán'],
    ['HOA`', 'Hoà'],
    ["THUY'", 'Thuý'],
    ['CHUA`', 'Chùa'],
    ["NGOAI'", 'Ngoái'],
    ['PHƯƠNG.', 'Phượng'],
    ['QUY`', 'Quỳ'],
    ["GIA'", 'Giá'],
    ['GI`', 'Gì'],
    ['QUA?', 'Quả'],
    ['LƯU~', 'Lữu'],
  ])('%s is %s', (signs, name) => {
    expect(type(signs)).toBe(name);
  });

  it('gives composed letters', () => {
    const name = type('NGUYÊN~');
    expect(name).toBe(name.normalize('NFC'));
    expect(Array.from(name)).toHaveLength(6);
  });

  it('changes a tone, and takes it away at the second press', () => {
    expect(type("HA`'")).toBe('Há');
    expect(type('HA``')).toBe('Ha');
  });

  it('sets no tone where there is no vowel', () => {
    for (const tone of Object.keys(tones) as Tone[]) {
      expect(typeName('Nguyễn ', { kind: 'tone', tone })).toBe('Nguyễn ');
      expect(typeName('', { kind: 'tone', tone })).toBe('');
      expect(typeName('Ng', { kind: 'tone', tone })).toBe('Ng');
    }
  });

  it('begins no name with a blank and never puts two together', () => {
    expect(type('  A  B')).toBe('A B');
  });

  it('erases one letter with its marks', () => {
    expect(type('HÔ`<')).toBe('H');
    expect(type('<')).toBe('');
  });

  it('ends at the longest name', () => {
    expect(Array.from(type('A'.repeat(200)))).toHaveLength(longestName);
  });
});
