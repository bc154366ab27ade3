import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/own-sessions.js';

export const en: Translated<typeof vi> = {
  title: 'Where I am signed in',
  what: 'Do you see a device that you do not know? End its session, change your password and tell an administrator.',
  device: 'Device',
  since: 'Signed in at',
  lastUsed: 'Last used',
  on: '{{browser}}, {{system}}',
  passwordOnly: 'Only the password was given, no code',
  current: 'This session',
  end: 'End',
  endOthers: 'End all other sessions',
  ended: 'Ended.',
  password: {
    title: 'My password',
    done: 'The password is changed. The other sessions have ended.',
  },
  browser: {
    chrome: 'Chrome',
    coc_coc: 'Cốc Cốc',
    edge: 'Edge',
    firefox: 'Firefox',
    opera: 'Opera',
    safari: 'Safari',
    samsung: 'Samsung Internet',
    other: 'Another browser',
  },
  system: {
    android: 'Android',
    ios: 'iPhone, iPad',
    linux: 'Linux',
    macos: 'macOS',
    windows: 'Windows',
    other: 'another system',
  },
};
