import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { readSettings, type Settings } from './environment.js';

const read = (variables: NodeJS.ProcessEnv): Settings =>
  readSettings({ DATA_DIRECTORY: '/nowhere', ...variables });

function mistakesOf(variables: NodeJS.ProcessEnv): readonly string[] {
  try {
    read(variables);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes;
    throw error;
  }
}

describe('the addresses of a site', () => {
  it('may give kiosks and console names of their own', () => {
    const names = { KIOSK_BASE_URL: 'https://tu.vi.du/', STAFF_BASE_URL: 'https://canbo.vi.du:8443' };
    expect(read({ PUBLIC_BASE_URL: 'https://motcua.vi.du', ...names })).toMatchObject({
      publicBaseUrl: 'https://motcua.vi.du',
      kioskBaseUrl: 'https://tu.vi.du',
      staffBaseUrl: 'https://canbo.vi.du:8443',
    });
  });

  const origin = 'must be an http:// or https:// address without path, user name and password';
  it.each([
    [{ PUBLIC_BASE_URL: 'https://u:hidden@h' }, `PUBLIC_BASE_URL (environment): ${origin}`],
    [{ PUBLIC_BASE_URL: 'https://h/path' }, `PUBLIC_BASE_URL (environment): ${origin}`],
    [{ KIOSK_BASE_URL: 'https://h/kiosk' }, `KIOSK_BASE_URL (environment): ${origin}`],
    [{ STAFF_BASE_URL: 'https://u:hidden@h' }, `STAFF_BASE_URL (environment): ${origin}`],
    [
      { PUBLIC_BASE_URL: 'https://h', STAFF_BASE_URL: 'http://hidden' },
      'STAFF_BASE_URL (environment): must begin with https://, as PUBLIC_BASE_URL does',
    ],
    [
      { KIOSK_BASE_URL: 'https://hidden' },
      'KIOSK_BASE_URL (environment): must begin with http://, as PUBLIC_BASE_URL does',
    ],
  ])('are refused as %p', (variables, mistake) => {
    expect(mistakesOf(variables)).toEqual([mistake]);
  });
});
