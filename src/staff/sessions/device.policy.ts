/** Cốc Cốc is a Vietnamese browser on Chromium. */
export const browsers = [
  'chrome',
  'coc_coc',
  'edge',
  'firefox',
  'opera',
  'safari',
  'samsung',
  'other',
] as const;
export type Browser = (typeof browsers)[number];

export const systems = ['android', 'ios', 'linux', 'macos', 'windows', 'other'] as const;
export type System = (typeof systems)[number];

/** What somebody recognises their own browser by, and what tells one person from another as little as that can. */
export interface Device {
  readonly browser: Browser;
  readonly system: System;
}

/**
 * Nearly all call themselves Chrome or Safari beside their own name, so the particular ones come first
 * (MDN, "Browser detection using the user agent").
 */
const browserMarks: readonly (readonly [RegExp, Browser])[] = [
  [/\bEdg(?:A|iOS)?\//, 'edge'],
  [/\bOPR\//, 'opera'],
  [/\bcoc_coc_browser\//, 'coc_coc'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(?:Firefox|FxiOS)\//, 'firefox'],
  [/\b(?:Chrome|CriOS)\//, 'chrome'],
  [/\bVersion\/.*\bSafari\//, 'safari'],
];

/** Android calls itself Linux too, and iOS like Mac OS X. */
const systemMarks: readonly (readonly [RegExp, System])[] = [
  [/\bAndroid\b/, 'android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'ios'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b/, 'macos'],
  [/\bLinux\b/, 'linux'],
];

/** No browser says more; a longer one is somebody's play. */
const longestUserAgent = 512;

/** Browser and system of a `User-Agent` header, reduced to a word each; nothing else of it is kept. */
export function deviceOf(userAgent: string | undefined): Device {
  const said = userAgent === undefined || userAgent.length > longestUserAgent ? '' : userAgent;
  return { browser: marked(browserMarks, said), system: marked(systemMarks, said) };
}

function marked<Name>(marks: readonly (readonly [RegExp, Name])[], said: string): Name | 'other' {
  return marks.find(([mark]) => mark.test(said))?.[1] ?? 'other';
}
