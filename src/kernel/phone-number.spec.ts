import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskPhone, parseVietnameseMobile, type PhoneNumber, toNationalFormat } from './phone-number.js';

const threeDigits = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0'));

/** The ranges written out by hand, one prefix a word, so that the expression in the code is checked by another text. */
const twoDigitRanges =
  '30 31 32 33 34 35 36 37 38 39 51 56 58 59 70 76 77 78 79 81 82 83 84 85 86 87 88 90 91 92 93 94 95 96 97 98'.split(
    ' ',
  );
const threeDigitRanges = '522 523 528 559 896 897 898 899 990 991 993 994 995 996 997 998 999'.split(' ');

const isMobilePrefix = (prefix: string): boolean =>
  twoDigitRanges.includes(prefix.slice(0, 2)) || threeDigitRanges.includes(prefix);

function parsed(input: string): PhoneNumber {
  const phone = parseVietnameseMobile(input);
  if (phone === undefined) throw new Error(`not accepted: ${input}`);
  return phone;
}

describe('the ranges of Vietnamese mobile numbers', () => {
  it.each(threeDigits.filter(isMobilePrefix))('takes 0%s', (prefix) => {
    const e164 = `+84${prefix}456789`;
    expect(parseVietnameseMobile(`0${prefix}456789`)).toBe(e164);
    expect(parseVietnameseMobile(`84${prefix}456789`)).toBe(e164);
    expect(parseVietnameseMobile(`+84${prefix}456789`)).toBe(e164);
  });

  it('takes no other prefix of all thousand', () => {
    const others = threeDigits.filter((prefix) => !isMobilePrefix(prefix));
    expect(others.length).toBeGreaterThan(500);
    expect(others.filter((prefix) => parseVietnameseMobile(`0${prefix}456789`) !== undefined)).toEqual([]);
  });
});

describe('numbers from before the renumbering of 2018', () => {
  it.each([
    ['0120', '+8470'],
    ['0121', '+8479'],
    ['0122', '+8477'],
    ['0126', '+8476'],
    ['0128', '+8478'],
    ['0123', '+8483'],
    ['0124', '+8484'],
    ['0125', '+8485'],
    ['0127', '+8481'],
    ['0129', '+8482'],
    ['0162', '+8432'],
    ['0163', '+8433'],
    ['0164', '+8434'],
    ['0165', '+8435'],
    ['0166', '+8436'],
    ['0167', '+8437'],
    ['0168', '+8438'],
    ['0169', '+8439'],
    ['0186', '+8456'],
    ['0188', '+8458'],
    ['0199', '+8459'],
  ])('maps %s to %s', (old, today) => {
    expect(parseVietnameseMobile(`${old}1234567`)).toBe(`${today}1234567`);
    expect(parseVietnameseMobile(`84${old.slice(1)}1234567`)).toBe(`${today}1234567`);
    expect(parseVietnameseMobile(`+84 ${old.slice(1)}.123.4567`)).toBe(`${today}1234567`);
  });

  it.each(['01601234567', '01611234567', '01871234567', '01981234567', '01191234567', '09123456789'])(
    'refuses %s, which never was a range',
    (input) => {
      expect(parseVietnameseMobile(input)).toBeUndefined();
    },
  );
});

describe('what people type', () => {
  it.each([
    '0912345678',
    ' 0912 345 678 ',
    '0912.345.678',
    '0912-345-678',
    '+84 912 345 678',
    '+84-912-345-678',
    '84912345678',
    '0912\u00a0345\u00a0678',
  ])('reads %j', (input) => {
    expect(parseVietnameseMobile(input)).toBe('+84912345678');
  });

  it.each([
    ['nothing', ''],
    ['a digit too few', '091234567'],
    ['a digit too many', '09123456789'],
    ['no prefix', '912345678'],
    ['both prefixes', '+840912345678'],
    ['a service number', '19001234'],
    ['a long service number', '1900123456'],
    ['a fixed line of Hanoi', '02438252628'],
    ['a fixed line of Ho Chi Minh City', '+842838291390'],
    ['VoIP', '06512345678'],
    ['the United States', '+12025550123'],
    ['Laos', '+8562055512345'],
    ['a plus in the middle', '09123+45678'],
    ['two pluses', '++84912345678'],
    ['letters', '0912E45678'],
    ['an extension', '0912345678 ext 9'],
    ['other digits than ASCII', '٠٩١٢٣٤٥٦٧٨'],
    ['a text with a number in it', 'goi 0912345678'],
    ['a line of blanks', ' '.repeat(10_000)],
  ])('refuses %s', (_what, input) => {
    expect(parseVietnameseMobile(input)).toBeUndefined();
  });
});

describe('properties', () => {
  const mobile = fc
    .tuple(fc.constantFrom(...threeDigits.filter(isMobilePrefix)), fc.integer({ min: 0, max: 999_999 }))
    .map(([prefix, rest]) => prefix + String(rest).padStart(6, '0'));

  it('reads a number the same however it is spaced', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom('+84', '84', '0'),
        fc.array(fc.constantFrom('', '', ' ', '.', '-'), { minLength: 9, maxLength: 9 }),
        (national, prefix, gaps) => {
          const typed = prefix + national.replace(/\d/g, (digit, i: number) => (gaps[i] ?? '') + digit);
          expect(parseVietnameseMobile(typed)).toBe(`+84${national}`);
        },
      ),
    );
  });

  it('reads back its own result and its own printed form', () => {
    fc.assert(
      fc.property(mobile, (national) => {
        const phone = parsed(`0${national}`);
        expect(parseVietnameseMobile(phone)).toBe(phone);
        expect(parseVietnameseMobile(toNationalFormat(phone))).toBe(phone);
      }),
    );
  });

  it('answers a Vietnamese number in E.164 or nothing, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({
            unit: fc.constantFrom('+', '84', '0', '9', '1', '2', '3', '5', '7', '8', ' ', '.', '-'),
          }),
        ),
        (input) => {
          const phone = parseVietnameseMobile(input);
          if (phone !== undefined) expect(phone).toMatch(/^\+84[35789]\d{8}$/);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('hides five digits in the masked form', () => {
    fc.assert(
      fc.property(mobile, (national) => {
        const masked = maskPhone(parsed(`0${national}`));
        expect(masked).toMatch(/^0\dxx xxx \d{3}$/);
        expect(masked.slice(0, 2)).toBe(`0${national.slice(0, 1)}`);
        expect(masked.slice(-3)).toBe(national.slice(-3));
      }),
    );
  });
});

it('masks and prints as on the screens', () => {
  expect(maskPhone(parsed('0912345123'))).toBe('09xx xxx 123');
  expect(toNationalFormat(parsed('0912345123'))).toBe('0912 345 123');
});
