import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isWireBus, siteHardwareSchema } from '@motcua247/firmware-bridge/contract';
import { systemRandomness } from '../kernel/index.js';
import { checkConfiguration, type Configuration, loadConfiguration } from './load-configuration.js';
import { findDemoSettings } from './production.js';

const key = 'cd'.repeat(32);
const twilio = {
  SMS_CHANNEL: 'twilio',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token-of-the-test-0123456789',
  TWILIO_SENDER: 'MOTCUA247',
};
const outside = { PUBLIC_BASE_URL: 'https://motcua.example.vn' };
const address =
  'PUBLIC_BASE_URL (environment): must be set to an https:// address in production, and not to one of this machine alone (localhost, 127.0.0.0/8, 0.0.0.0, [::1]), because links in SMS begin with it';
const adapter = '/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A10KXYZ1-if00-port0';
const serial = { kind: 'serial', path: adapter } as const;
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

it('writes nothing while it only looks, nor when the site file is wrong', () => {
  expect(checkConfiguration({ DATA_DIRECTORY: folder }).settings).toMatchObject({
    secretKey: undefined,
    secretKeyOrigin: 'demo',
  });
  expect(() => load({ SITE_FILE: join(folder, 'none.yaml') })).toThrow('SITE_FILE');
  expect(readdirSync(folder)).toEqual([]);
  const { environment } = load();
  expect(readdirSync(folder)).toEqual(['secret.key']);
  expect(checkConfiguration({ DATA_DIRECTORY: folder }).settings.secretKey?.reveal()).toEqual(
    environment.secretKey.reveal(),
  );
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
  - ${address}`,
    );
  });

  function found(variables: NodeJS.ProcessEnv): string[] {
    const { environment, site } = load({ ...twilio, SECRET_KEY: key, ...variables });
    const buses = site.buses.filter(isWireBus).map((bus) => ({ ...bus, transport: serial }));
    return findDemoSettings(environment, { ...site, buses });
  }

  it('takes no chips of the simulator', () => {
    const { environment, site } = load({ ...outside, ...twilio, SECRET_KEY: key });
    const transport = { kind: 'gpio', backEnd: 'libgpiod', simulated: true } as const;
    const bus = {
      id: 'pins',
      transport,
      scanIntervalMs: 0,
      minimumPulseGapMs: 300,
      openConfirmationMs: 1500,
    };
    const mistakes = findDemoSettings(environment, { ...site, buses: [bus] });
    expect(mistakes).toEqual([expect.stringContaining('must be false in production, is true (bus "pins")')]);
    expect(mistakes[0]).toContain('buses[0].transport.simulated');
    const real = { ...bus, transport: { ...transport, simulated: false } };
    expect(findDemoSettings(environment, { ...site, buses: [real] })).toEqual([]);
  });

  describe('lines whose plugs may be exchanged', () => {
    const line = (id: string, transport: object): object => ({ id, transport, baudRate: 19_200 });
    const by = (path: string): object => ({ kind: 'serial', path });
    const bank = (bus: string, board: number, driver: string): object => ({
      id: bus,
      bus,
      driver,
      board,
      occupancySensor: false,
      trays: [{ label: `${bus}01`, lock: 1, size: 'small', wheelchairReachable: true }],
    });

    /** What production finds of two lines with a board each. */
    function ofLines(
      transports: readonly [object, object],
      boards: readonly [number, number] = [1, 2],
      drivers: readonly [string, string] = ['8a', '8a'],
    ): string[] {
      const { environment } = load({ ...outside, ...twilio, SECRET_KEY: key });
      const buses = ['A', 'B'].map((id, index) => line(id, transports[index] ?? {}));
      const banks = ['A', 'B'].map((id, index) => bank(id, boards[index] ?? 0, drivers[index] ?? ''));
      const cabinets = [{ id: 'left', name: { vi: 'Tủ', en: 'Cabinet' }, banks }];
      return findDemoSettings(environment, siteHardwareSchema.parse({ buses, cabinets }));
    }
    const good = [by(adapter), by('/dev/motcua247-second')] as const;
    const converter = { kind: 'tcp', host: '192.0.2.7', port: 4001 };

    it.each(['/dev/ttyUSB0', '/dev/ttyUSB12', '/dev/ttyACM1'])('have no name such as %s', (path) => {
      expect(ofLines([by(path), good[1]])).toEqual([
        `buses[0].transport.path (${siteFile}): must be a name that stays with its adapter, such as /dev/serial/by-id/… or one by a udev rule, is "${path}", which is whichever adapter was found first`,
      ]);
    });

    it('may have names that stay, also of a port that is part of the machine', () => {
      expect(ofLines([by('/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0'), good[1]])).toEqual([]);
      expect(ofLines([by('/dev/ttyAMA0'), good[1]])).toEqual([]);
    });

    it.each([
      ['two adapters', good],
      ['two converters', [converter, { ...converter, port: 4002 }]],
      ['an adapter and a converter', [good[0], converter]],
    ] as const)('have no board twice with one address: %s', (_what, transports) => {
      expect(ofLines(transports)).toEqual([]);
      expect(ofLines(transports, [1, 1])).toEqual([
        `cabinets[0].banks[1].board (${siteFile}): must be another address than 1, which a board of kind 8a on bus "A" has, too: with their plugs exchanged, each would open the other's trays`,
      ]);
      expect(ofLines(transports, [1, 1], ['8a', 'winnsen'])).toEqual([]);
    });
  });

  it('asks for https at the gateway', () => {
    expect(found({ ...outside, LEDGER_WITNESS_URL: 'http://witness.example.vn' })).toEqual([
      'LEDGER_WITNESS_URL (environment): must be an https:// address in production',
    ]);
    expect(found({ ...outside, TWILIO_BASE_URL: 'http://127.0.0.1:9000' })).toEqual([
      'TWILIO_BASE_URL (environment): must be an https:// address in production',
    ]);
  });

  it.each([
    'postgres://u:p@127.0.0.1/motcua247',
    'postgres://u:p@LOCALHOST:5433/motcua247?sslmode=disable',
    'postgres://u:p@[::1]/motcua247',
    'postgres://u:p@%2Fvar%2Frun%2Fpostgresql/motcua247',
    'postgres:///motcua247?host=/var/run/postgresql',
    'postgres://u:p@database.example.vn/motcua247?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem',
  ])('takes the database of %s', (url) => {
    expect(found({ ...outside, DATABASE_URL: url })).toEqual([]);
  });

  it.each([
    'postgres://u:p@database.example.vn/motcua247',
    'postgres://u:p@192.168.1.2/motcua247?sslmode=disable',
    'postgres://u:p@database/motcua247?sslmode=no-verify',
    'postgres://u:p@database/motcua247?sslmode=require&uselibpqcompat=true',
    'postgres://u:p@database/motcua247?sslmode=verify-full&sslmode=disable',
    'postgres://u:p@localhost/motcua247?host=database',
  ])('takes no database over an open line: %s', (url) => {
    const [mistake = '', ...others] = found({ ...outside, DATABASE_URL: url });
    expect(mistake).toContain('DATABASE_URL (environment): must say sslmode=verify-full in production');
    expect(mistake).not.toContain('u:p');
    expect(others).toEqual([]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.2', 'controller.example.vn'])(
    'listens to nobody but a proxy: not on %s, unless one is named',
    (host) => {
      expect(found({ ...outside, HOST: host })).toEqual([
        expect.stringContaining('HOST (environment): must be an address of this machine alone'),
      ]);
      const named = { TRUSTED_PROXIES: '127.0.0.1,192.168.1.3' };
      expect(found({ ...outside, HOST: host, ...named })).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '::1', 'localhost'])('listens on %s', (host) => {
    expect(found({ ...outside, HOST: host })).toEqual([]);
  });

  it.each([
    'https://motcua.example.vn',
    'https://motcua.example.vn:8443',
    'https://192.168.1.2',
    'https://[fd00::2]',
    'https://localhost.example.vn',
  ])('takes %s for its address', (url) => {
    expect(found({ PUBLIC_BASE_URL: url })).toEqual([]);
  });

  it.each([
    undefined,
    'http://motcua.example.vn',
    'http://192.168.1.2',
    'http://localhost:8247',
    'https://localhost',
    'https://LOCALHOST.',
    'https://kiosk.localhost',
    'https://127.0.0.1:8247',
    'https://127.9.9.9',
    'https://127.1',
    'https://2130706433',
    'https://0.0.0.0',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
  ])('refuses %s for its address', (url) => {
    expect(found({ PUBLIC_BASE_URL: url })).toEqual([address]);
  });

  it('starts with a real site', () => {
    const real = join(folder, 'site.yaml');
    const text = readFileSync(siteFile, 'utf8')
      .replace('{ kind: simulator }', '{ kind: serial, path: /dev/motcua247-main }')
      .replace('simulated: true', 'simulated: false')
      .replace(/valueFile: ([^ ,]+)\.value/g, 'valueFile: /sys/class/gpio/$1/value')
      .replace('catalogueFile: ', `catalogueFile: ${dirname(siteFile)}/`);
    writeFileSync(real, text);
    const { environment } = load({
      MODE: 'production',
      SITE_FILE: real,
      SECRET_KEY: key,
      ...twilio,
      ...outside,
    });
    expect(environment.mode).toBe('production');
  });
});
