import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import mobileMetadata from 'libphonenumber-js/mobile/metadata';

declare const phoneNumberBrand: unique symbol;

/** A Vietnamese mobile number in E.164, such as `+84912345678`. Only `parseVietnameseMobile` makes one. */
export type PhoneNumber = string & { readonly [phoneNumberBrand]: true };

/**
 * The mobile ranges, as nine digits after the country code. Stated here although libphonenumber knows them too: its
 * metadata (1.13) also counts 140 and 160 as mobile, and no range may appear here by an update of a library.
 */
const mobileRange =
  /^(?:(?:5(?:2[238]|59)|89[6-9]|99[013-9])\d{6}|(?:3\d|5[1689]|7[06-9]|8[1-8]|9[0-8])\d{7})$/;

/** Eleven-digit ranges that were renumbered on 15 September 2018 (Decision 798/QD-BTTTT): old → new, without the 0. */
const renumbered: ReadonlyMap<string, string> = new Map([
  ['120', '70'],
  ['121', '79'],
  ['122', '77'],
  ['126', '76'],
  ['128', '78'],
  ['123', '83'],
  ['124', '84'],
  ['125', '85'],
  ['127', '81'],
  ['129', '82'],
  ...Array.from({ length: 8 }, (_, i) => [`16${i + 2}`, `3${i + 2}`] as const),
  ['186', '56'],
  ['188', '58'],
  ['199', '59'],
]);

/** Digits with the separators people type, and one + at most, in front; longer input is no phone number. */
const writtenForm = /^(?=.{9,30}$)\s*\+?\d[\d\s.-]*$/u;

/**
 * Reads what a citizen or an officer typed: `+84`, `84` or `0` in front, spaces, dots and dashes between the digits,
 * numbers from before 2018 in eleven digits.
 * @returns undefined for everything that cannot receive an SMS of ours: fixed lines, 1900, VoIP, other countries.
 */
export function parseVietnameseMobile(input: string): PhoneNumber | undefined {
  if (!writtenForm.test(input)) return undefined;
  const written = input.replace(/[^\d+]/g, '');
  const prefix = /^(?:\+84|84|0)/.exec(written)?.[0];
  if (prefix === undefined) return undefined;

  const national = withNewPrefix(written.slice(prefix.length));
  if (!mobileRange.test(national)) return undefined;
  const parsed = parsePhoneNumberFromString(`+84${national}`, mobileMetadata);
  return parsed?.isValid() === true && parsed.country === 'VN' ? (parsed.number as PhoneNumber) : undefined;
}

function withNewPrefix(national: string): string {
  if (national.length !== 10) return national;
  const replacement = renumbered.get(national.slice(0, 3));
  return replacement === undefined ? national : replacement + national.slice(3);
}

/** `09xx xxx 678`: enough for its owner to recognise it, for screens, logs and lists. */
export function maskPhone(phone: PhoneNumber): string {
  const national = `0${phone.slice('+84'.length)}`;
  return `${national.slice(0, 2)}xx xxx ${national.slice(-3)}`;
}

/** `0912 345 678`: as people in Vietnam write and dial it. */
export function toNationalFormat(phone: PhoneNumber): string {
  const national = `0${phone.slice('+84'.length)}`;
  return `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`;
}
