import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../kernel/index.js';
import { type Configuration, loadConfiguration } from './load-configuration.js';
import { findDemoSettings } from './production.js';

const key = 'cd'.repeat(32);
const twilio = {
  SMS_CHANNEL: 'twilio',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token-of-the-test-0123456789',
  TWILIO_SENDER: 'MOTCUA247',
};
const serial = { kind: 'serial', path: '/dev/ttyUSB0' } as const;
const siteFile = resolve(import.meta.dirname, '../../deploy/demo/site.yaml');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua247-configuration-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function load(variables: NodeJS.ProcessEnv = {}): Configuration {
  return loadConfiguration({ DATA_DIRECTORY: folder, ...variables }, systemRandomness);
}

it('gives environment and site', () => {
  const { environment, site } = load();
  expect(environment.port).toBe(8247);
  expect(site.site.timeZone).toBe('Asia/Ho_Chi_Minh');
});

it('names the mistakes of environment and site file together', () => {
  const broken = join(folder, 'site.yaml');
  writeFileSync(broken, 'site: [');
  expect(() => load({ PORT: 'x', SITE_FILE: broken })).toThrow(
    `The configuration has 2 mistakes:
  - PORT (environment): must be a whole number 1–65535 (TCP port), is "x"
  - site file (${broken}:1:8): is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]`,
  );
});

describe('production', () => {
  it('refuses the settings of the demo, all of them at once', () => {
    const demoKey = load().environment.secretKey.reveal().toString('base64');
    const variables = {
      MODE: 'production',
      SECRET_KEY: demoKey,
      PUBLIC_BASE_URL: 'http://motcua.example.vn',
    };
    expect(() => load(variables)).toThrow(
      `The configuration has 4 mistakes:
  - buses[0].transport.kind (${siteFile}): must be one of serial, tcp in production, is "simulator" (bus "main")
  - SMS_CHANNEL (environment): must be one of twilio in production, is "console", which shows codes on the screen
  - SECRET_KEY (environment): must not be the key that the demo generated in the data directory; make a new one
  - PUBLIC_BASE_URL (environment): must be an https:// address in production`,
    );
  });

  it('asks for https at the gateway and outside, and takes http on the machine itself', () => {
    const { site } = load();
    const realSite = { ...site, buses: site.buses.map((bus) => ({ ...bus, transport: serial })) };
    const given = (variables: NodeJS.ProcessEnv) =>
      findDemoSettings(load({ ...twilio, SECRET_KEY: key, ...variables }).environment, realSite);
    expect(given({})).toEqual([]);
    expect(given({ PUBLIC_BASE_URL: 'https://motcua.example.vn' })).toEqual([]);
    expect(given({ TWILIO_BASE_URL: 'http://127.0.0.1:9000' })).toEqual([
      'TWILIO_BASE_URL (environment): must be an https:// address in production',
    ]);
    expect(given({ PUBLIC_BASE_URL: 'http://192.168.1.2' })).toEqual([
      'PUBLIC_BASE_URL (environment): must be an https:// address in production',
    ]);
  });

  it('starts with a real site', () => {
    const real = join(folder, 'site.yaml');
    const text = readFileSync(siteFile, 'utf8')
      .replace('{ kind: simulator }', '{ kind: serial, path: /dev/ttyUSB0 }')
      .replace('catalogueFile: ', `catalogueFile: ${dirname(siteFile)}/`);
    writeFileSync(real, text);
    const { environment } = load({ MODE: 'production', SITE_FILE: real, SECRET_KEY: key, ...twilio });
    expect(environment.mode).toBe('production');
  });
});
