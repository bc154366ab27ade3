import { chmodSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemRandomness } from '../kernel/index.js';
import { ConfigurationError } from './configuration-error.js';
import { type Environment, readEnvironment } from './environment.js';

const key = 'ab'.repeat(32);
const token = 'token-of-the-test-0123456789';
const twilio = {
  SMS_CHANNEL: 'twilio',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: token,
  TWILIO_SENDER: 'MOTCUA247',
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua247-env-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function read(variables: NodeJS.ProcessEnv): Environment {
  return readEnvironment({ DATA_DIRECTORY: folder, ...variables }, systemRandomness);
}

function mistakesOf(variables: NodeJS.ProcessEnv): readonly string[] {
  try {
    read(variables);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.mistakes.map((mistake) => mistake.replaceAll(folder, '<data>'));
  }
}

describe('an environment that says nothing', () => {
  it('is that of the demo', () => {
    const { secretKey, ...rest } = read({});
    expect(rest).toEqual({
      mode: 'demo',
      host: '127.0.0.1',
      port: 8247,
      dataDirectory: folder,
      runtimeDirectory: join(folder, 'run'),
      siteFile: resolve(import.meta.dirname, '../../deploy/demo/site.yaml'),
      databaseUrl: undefined,
      publicBaseUrl: 'http://localhost:8247',
      kioskBaseUrl: undefined,
      staffBaseUrl: undefined,
      logLevel: 'info',
      http: {
        trustedProxies: ['127.0.0.1', '::1'],
        requestsPerMinute: 3000,
        strangersPerMinute: 120,
        bodyBytes: 262_144,
        headersMs: 10_000,
        requestMs: 30_000,
        keepAliveMs: 75_000,
      },
      secretKeyOrigin: 'demo',
      sms: { channel: 'console' },
      webhookNetworks: [],
      ledgerWitness: { file: join(folder, 'ledger-heads.jsonl'), address: undefined, mailbox: undefined },
      ledgerFormerKeys: [],
    });
    expect(secretKey.reveal()).toHaveLength(32);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(read({ PORT: '', SITE_FILE: '' }).port).toBe(8247);
  });

  it('puts the data beside the working directory', () => {
    const { dataDirectory } = readEnvironment({ SECRET_KEY: key }, systemRandomness);
    expect(dataDirectory).toBe(resolve('data'));
  });
});

describe('what the server bears', () => {
  it('is told by the environment, in its units', () => {
    const { http } = read({
      TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::/32,192.0.2.1',
      HTTP_REQUESTS_PER_MINUTE: '60',
      HTTP_STRANGERS_PER_MINUTE: '10',
      HTTP_BODY_KILOBYTES: '16',
      HTTP_HEADERS_SECONDS: '5',
      HTTP_REQUEST_SECONDS: '20',
      HTTP_KEEP_ALIVE_SECONDS: '600',
    });
    expect(http).toEqual({
      trustedProxies: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'],
      requestsPerMinute: 60,
      strangersPerMinute: 10,
      bodyBytes: 16_384,
      headersMs: 5_000,
      requestMs: 20_000,
      keepAliveMs: 600_000,
    });
    expect(read({ TRUSTED_PROXIES: 'none' }).http.trustedProxies).toEqual([]);
  });

  it.each([
    ['HTTP_REQUESTS_PER_MINUTE', '59', '60–60000'],
    ['HTTP_REQUESTS_PER_MINUTE', '60001', '60–60000'],
    ['HTTP_STRANGERS_PER_MINUTE', '9', '10–60000'],
    ['HTTP_HEADERS_SECONDS', '0', '1–60'],
    ['HTTP_KEEP_ALIVE_SECONDS', '1.5', '1–600'],
    ['TRUSTED_PROXIES', '0.0.0.0/0', '10.0.0.0/8'],
    ['TRUSTED_PROXIES', 'proxy.example', '10.0.0.0/8'],
    ['TRUSTED_PROXIES', '10.0.0.1,', '10.0.0.0/8'],
  ])('is refused as %s=%s, with what is allowed', (name, value, allowed) => {
    const [mistake, ...more] = mistakesOf({ [name]: value });
    expect(more).toEqual([]);
    expect(mistake).toMatch(`${name} (environment): must be`);
    expect(mistake).toContain(allowed);
  });
});

describe('the key of the demo', () => {
  it('is made once, readable by its owner only, and found again', () => {
    const first = read({}).secretKey.reveal();
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secret.key'), 'utf8').trim()).toBe(first.toString('base64'));
    expect(read({}).secretKey.reveal()).toEqual(first);
  });

  it('is not made when another setting is wrong', () => {
    expect(mistakesOf({ PORT: '0' })).toHaveLength(1);
    expect(existsSync(join(folder, 'secret.key'))).toBe(false);
  });

  it('is refused when others can read it', () => {
    read({});
    chmodSync(join(folder, 'secret.key'), 0o640);
    expect(mistakesOf({})).toEqual([
      'DATA_DIRECTORY (<data>/secret.key): can be read by others: run chmod 600 on it',
    ]);
  });

  it('is refused when it is damaged, and not made anew', () => {
    writeFileSync(join(folder, 'secret.key'), 'c2hvcnQ=', { mode: 0o600 });
    expect(mistakesOf({})).toEqual([
      'DATA_DIRECTORY (<data>/secret.key): is damaged: must be 32 bytes, as 64 hexadecimal digits or as base64; restore it from a backup',
    ]);
    expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe('c2hvcnQ=');
  });

  it.each(['postgres/cluster', 'demo-credentials.json'])(
    'is not made anew when it is gone and %s is not',
    (made) => {
      mkdirSync(join(folder, made), { recursive: true });
      expect(mistakesOf({})).toEqual([
        `DATA_DIRECTORY (<data>/secret.key): is missing, but <data>/${made} was made with it, and a new key does not open it; restore the key from a backup or give it as SECRET_KEY, or, to begin anew, delete <data>`,
      ]);
      expect(existsSync(join(folder, 'secret.key'))).toBe(false);
      expect(read({ SECRET_KEY: key }).secretKeyOrigin).toBe('given');
    },
  );

  it('is known as such when it is given as SECRET_KEY', () => {
    const kept = read({}).secretKey.reveal().toString('hex');
    expect(read({ SECRET_KEY: kept }).secretKeyOrigin).toBe('demo');
    expect(read({ SECRET_KEY: key }).secretKeyOrigin).toBe('given');
  });
});

describe('settings that are given', () => {
  it('are read', () => {
    const file = join(folder, 'token');
    writeFileSync(file, `${token}\n`, { mode: 0o600 });
    const environment = read({
      MODE: 'production',
      HOST: '::1',
      PORT: '80',
      RUNTIME_DIRECTORY: '/run/motcua247',
      SITE_FILE: '/etc/motcua247/site.yaml',
      DATABASE_URL: 'postgres://motcua:pass-word@db/motcua',
      PUBLIC_BASE_URL: 'https://motcua.example.vn/',
      LOG_LEVEL: 'warn',
      SECRET_KEY: Buffer.from(key, 'hex').toString('base64'),
      ...twilio,
      TWILIO_AUTH_TOKEN: undefined,
      TWILIO_AUTH_TOKEN_FILE: file,
      UNRELATED: 'is not our business',
    });
    expect(environment).toMatchObject({
      mode: 'production',
      host: '::1',
      port: 80,
      runtimeDirectory: '/run/motcua247',
      siteFile: '/etc/motcua247/site.yaml',
      publicBaseUrl: 'https://motcua.example.vn',
      logLevel: 'warn',
      secretKeyOrigin: 'given',
      sms: {
        channel: 'twilio',
        accountSid: twilio.TWILIO_ACCOUNT_SID,
        sender: 'MOTCUA247',
        baseUrl: 'https://api.twilio.com',
      },
    });
    expect(environment.databaseUrl?.reveal()).toBe('postgres://motcua:pass-word@db/motcua');
    expect(environment.secretKey.reveal().toString('hex')).toBe(key);
    expect(environment.sms.channel === 'twilio' && environment.sms.authToken.reveal()).toBe(token);
    expect(existsSync(join(folder, 'secret.key'))).toBe(false);
  });

  it('print no secret', () => {
    const database = 'postgres://motcua:pass-word@db/motcua';
    const environment = read({ ...twilio, SECRET_KEY: key, DATABASE_URL: database });
    const printed = [
      JSON.stringify(environment),
      inspect(environment, { depth: null }),
      String(environment.secretKey),
    ];
    for (const text of printed) expect(text).toContain('[secret]');
    const base64 = Buffer.from(key, 'hex').toString('base64');
    expect(printed.join()).not.toMatch(
      new RegExp([token, 'pass-word', key, base64.slice(0, 20), 'ab ab'].join('|')),
    );
  });

  it('may name a number that codes are read out from', () => {
    expect(read(twilio).sms).toMatchObject({ caller: undefined });
    expect(read({ ...twilio, TWILIO_CALLER: '+842471247247' }).sms).toMatchObject({
      caller: '+842471247247',
    });
  });

  it.each(['+12025550123', 'Mot Cua 247', `MG${'1'.repeat(32)}`])('take %s for a sender', (sender) => {
    expect(read({ ...twilio, TWILIO_SENDER: sender }).sms).toMatchObject({ sender });
  });
});

describe('a wrong setting', () => {
  const keyForm = 'must be 32 bytes, as 64 hexadecimal digits or as base64';
  const origin = 'must be an http:// or https:// address without path, user name and password';
  const cases: [variables: NodeJS.ProcessEnv, mistake: string][] = [
    [{ MODE: 'prod' }, 'MODE (environment): must be one of demo, production, is "prod"'],
    [{ PORT: '0' }, 'PORT (environment): must be a whole number 1–65535 (TCP port), is "0"'],
    [{ PORT: '65536' }, 'PORT (environment): must be a whole number 1–65535 (TCP port), is "65536"'],
    [{ PORT: '80a' }, 'PORT (environment): must be a whole number 1–65535 (TCP port), is "80a"'],
    [{ HOST: 'a b' }, 'HOST (environment): must be a host name or an IP address to listen on, is "a b"'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL (environment): must be one of fatal, error, warn, info, debug, trace, silent, is "loud"',
    ],
    [{ SMS_CHANNEL: 'pigeon' }, 'SMS_CHANNEL (environment): must be one of console, twilio, is "pigeon"'],
    [{ DATABASE_URL: 'mysql://u:hidden@h' }, 'DATABASE_URL (environment): must be a postgres:// address'],
    [{ SECRET_KEY: 'hidden' }, `SECRET_KEY (environment): ${keyForm}`],
    [{ SECRET_KEY: `${key}00` }, `SECRET_KEY (environment): ${keyForm}`],
    [
      { SECRET_KEY_FILE: '/nowhere/key' },
      'SECRET_KEY_FILE (environment): cannot read /nowhere/key: there is no such file (ENOENT)',
    ],
    [
      { SECRET_KEY: key, SECRET_KEY_FILE: '/nowhere/key' },
      'SECRET_KEY_FILE (environment): is set together with SECRET_KEY; set only one of them',
    ],
    [{ MODE: 'production' }, `SECRET_KEY (environment): is missing in production; ${keyForm}`],
    [
      { ...twilio, TWILIO_ACCOUNT_SID: undefined },
      'TWILIO_ACCOUNT_SID (environment): is missing; must be AC and 32 hexadecimal digits',
    ],
    [
      { ...twilio, TWILIO_CALLER: 'hidden' },
      'TWILIO_CALLER (environment): must be a number such as +12025550123',
    ],
    [
      { ...twilio, TWILIO_ACCOUNT_SID: 'hidden' },
      'TWILIO_ACCOUNT_SID (environment): must be AC and 32 hexadecimal digits',
    ],
    [
      { ...twilio, TWILIO_AUTH_TOKEN: 'hidden' },
      'TWILIO_AUTH_TOKEN (environment): must be 16–200 characters without spaces',
    ],
    [
      { ...twilio, TWILIO_SENDER: '0912345678' },
      'TWILIO_SENDER (environment): must be a number such as +12025550123, an alphanumeric sender of 1–11 characters, or a messaging service (MG and 32 hexadecimal digits)',
    ],
    [{ ...twilio, TWILIO_BASE_URL: 'ftp://hidden' }, `TWILIO_BASE_URL (environment): ${origin}`],
    [
      { LEDGER_WITNESS_URL: 'https://name:hidden@witness.example.vn/heads' },
      'LEDGER_WITNESS_URL (environment): must be an http:// or https:// address without user name and password',
    ],
    [
      { LEDGER_WITNESS_TOKEN: 'hidden' },
      'LEDGER_WITNESS_TOKEN (environment): must be 16–200 characters without spaces',
    ],
    [
      { RUNTIME_DIRECTORY: `/${'r'.repeat(80)}` },
      `RUNTIME_DIRECTORY (environment): must be a path of 1–80 bytes, because sockets lie in it; /${'r'.repeat(80)} has 81`,
    ],
  ];

  it.each(cases)('%j is named with what is allowed', (variables, mistake) => {
    expect(mistakesOf(variables)).toEqual([mistake]);
    expect(mistake).not.toMatch(/hidden|0912345678/);
  });

  it('in a file is named with the file and without its contents', () => {
    const file = join(folder, 'key');
    writeFileSync(file, 'hidden\n', { mode: 0o600 });
    expect(mistakesOf({ SECRET_KEY_FILE: file })).toEqual([`SECRET_KEY_FILE (<data>/key): ${keyForm}`]);
  });

  it('does not hide another', () => {
    expect(mistakesOf({ MODE: 'production', PORT: '0', ...twilio, TWILIO_AUTH_TOKEN: '' })).toEqual([
      'PORT (environment): must be a whole number 1–65535 (TCP port), is "0"',
      'TWILIO_AUTH_TOKEN (environment): is missing; must be 16–200 characters without spaces',
      `SECRET_KEY (environment): is missing in production; ${keyForm}`,
    ]);
  });
});
