export const setUpCodeLength = 10;

/** The signs of set-up codes, as keys: none that looks like another. */
export const setUpKeys = ['ACDEFGHJ', 'KMNPQRTV', 'WXY34679'] as const;

const signs = setUpKeys.join('');

/** What of a typed text belongs to a set-up code: dashes, blanks and small letters do not matter. */
export function tidySetUpCode(typed: string): string {
  return Array.from(typed.toUpperCase())
    .filter((sign) => signs.includes(sign))
    .slice(0, setUpCodeLength)
    .join('');
}
