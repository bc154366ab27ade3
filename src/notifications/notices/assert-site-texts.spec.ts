import { expect, it } from '@jest/globals';
import { loadSite, type Site } from '../../config/index.js';
import { assertSiteTexts, SiteTextError } from './assert-site-texts.js';

const site = loadSite('deploy/demo/site.yaml');
const environment = { publicBaseUrl: 'https://motcua.vi.du' };

function withNotices(change: Partial<Site['notices']>): Site {
  return { ...site, notices: { ...site.notices, ...change } };
}

it('takes the demo site', () => {
  expect(() => {
    assertSiteTexts(site, environment);
  }).not.toThrow();
});

it.each([
  [
    'hours that would be cut',
    withNotices({ deskHours: 'T2-T6 7:00-11:00, 13:00-17:00, T7 8:00' }),
    environment,
  ],
  ['an address that leaves no room', site, { publicBaseUrl: `https://${'x'.repeat(33)}.vi.du` }],
])('refuses %s', (_what, wrong, where) => {
  expect(() => {
    assertSiteTexts(wrong, where);
  }).toThrow(SiteTextError);
});

it('names the setting', () => {
  const wrong = withNotices({ deskHours: 'T2-T6 7:00-11:00, 13:00-17:00, T7 8:00' });
  expect(() => {
    assertSiteTexts(wrong, environment);
  }).toThrow(
    'notices.deskHours (site file) does not fit the SMS: SMS parameter deskHours: is 38 characters long',
  );
});
