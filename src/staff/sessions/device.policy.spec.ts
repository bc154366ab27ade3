import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './device.policy.js';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const android = 'Mozilla/5.0 (Linux; Android 10; K)';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('the device of a session', () => {
  it.each([
    [`${windows} ${webkit} Chrome/142.0.0.0 Safari/537.36`, 'chrome', 'windows'],
    [`${windows} ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'edge', 'windows'],
    [`${windows} ${webkit} Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0`, 'opera', 'windows'],
    [`${windows} ${webkit} coc_coc_browser/140.0.0 Chrome/134.0.0.0 Safari/537.36`, 'coc_coc', 'windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox', 'linux'],
    [`${android} ${webkit} Chrome/142.0.0.0 Mobile Safari/537.36`, 'chrome', 'android'],
    [`${android} ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'samsung', 'android'],
    [`${iphone} Version/18.5 Mobile/15E148 Safari/604.1`, 'safari', 'ios'],
    [`${iphone} CriOS/142.0.7444.46 Mobile/15E148 Safari/604.1`, 'chrome', 'ios'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'safari',
      'macos',
    ],
    ['curl/8.14.1', 'other', 'other'],
    ['', 'other', 'other'],
    [undefined, 'other', 'other'],
    [`${'x'.repeat(600)} Chrome/142.0.0.0 Windows`, 'other', 'other'],
  ])('of %s is %s on %s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});
