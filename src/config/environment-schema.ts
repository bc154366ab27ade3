import { isIP } from 'node:net';
import { z } from 'zod';
import { formerKeysForm, parseFormerKeys } from './former-keys.js';
import { decodeSecretKey, secretKeyForm } from './secret-key.js';
import { Secret } from './secret.js';
import { parseSmtpUrl } from './smtp-url.js';
import { parseTrustedProxies } from './trusted-proxies.js';

export const modes = ['demo', 'production'] as const;
export type Mode = (typeof modes)[number];

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const smsChannels = ['console', 'twilio'] as const;

/** A setting in the form of a text; `allowed` is the whole message, so that no value slips into it. */
function setting<Value>(allowed: string, parse: (text: string) => Value | undefined) {
  return z.string({ error: `is missing; ${allowed}` }).transform((text, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: allowed });
    return z.NEVER;
  });
}

function oneOf<Choice extends string>(choices: readonly Choice[]) {
  return setting(`must be one of ${choices.join(', ')}`, (text) => choices.find((choice) => choice === text));
}

function parsePort(text: string): number | undefined {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

function parseHost(text: string): string | undefined {
  return isIP(text) !== 0 || /^(?!.*\.\.)[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(text)
    ? text
    : undefined;
}

/** An address without path, query and credentials, without the last slash. */
function parseOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const bare =
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === '';
  return bare && ['http:', 'https:'].includes(url.protocol) ? url.origin : undefined;
}

/** An address to send to, whole. */
function parseAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' ? href : undefined;
}

const tokenForm = 'must be 16–200 characters without spaces';

function parseToken(text: string): Secret | undefined {
  return /^\S{16,200}$/.test(text) ? new Secret(text) : undefined;
}

function parseDatabaseUrl(text: string): Secret | undefined {
  if (!URL.canParse(text)) return undefined;
  return ['postgres:', 'postgresql:'].includes(new URL(text).protocol) ? new Secret(text) : undefined;
}

function parseSecretKey(text: string): Secret<Buffer> | undefined {
  const key = decodeSecretKey(text);
  return key && new Secret(key);
}

function matching(pattern: RegExp) {
  return (text: string): string | undefined => (pattern.test(text) ? text : undefined);
}

/** @param unit what is counted, with the range that is allowed. */
function wholeNumber(smallest: number, largest: number, unit: string) {
  return setting(`must be a whole number ${smallest}–${largest} (${unit})`, (text) => {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : -1;
    return value >= smallest && value <= largest ? value : undefined;
  });
}

/** What the server bears of an address and of a connection; see docs/operations.md. */
const httpSettings = {
  TRUSTED_PROXIES: setting(
    'must be up to 16 IP addresses or networks such as 10.0.0.0/8, separated by commas, or none',
    parseTrustedProxies,
  ).default(['127.0.0.1', '::1']),
  HTTP_REQUESTS_PER_MINUTE: wholeNumber(60, 60_000, 'requests of one address').default(3000),
  HTTP_STRANGERS_PER_MINUTE: wholeNumber(10, 60_000, 'requests of one address').default(120),
  HTTP_BODY_KILOBYTES: wholeNumber(16, 10_240, 'KiB').default(256),
  HTTP_HEADERS_SECONDS: wholeNumber(1, 60, 's').default(10),
  HTTP_REQUEST_SECONDS: wholeNumber(1, 300, 's').default(30),
  HTTP_KEEP_ALIVE_SECONDS: wholeNumber(1, 600, 's').default(75),
};

const originForm = 'must be an http:// or https:// address without path, user name and password';

/** Settings that stand for themselves. Those left out get their defaults where they depend on others. */
export const generalSchema = z.object({
  MODE: oneOf(modes).default('demo'),
  PORT: setting('must be a whole number 1–65535 (TCP port)', parsePort).default(8247),
  HOST: setting('must be a host name or an IP address to listen on', parseHost).default('127.0.0.1'),
  DATABASE_URL: setting('must be a postgres:// address', parseDatabaseUrl).optional(),
  PUBLIC_BASE_URL: setting(originForm, parseOrigin).optional(),
  KIOSK_BASE_URL: setting(originForm, parseOrigin).optional(),
  STAFF_BASE_URL: setting(originForm, parseOrigin).optional(),
  LOG_LEVEL: oneOf(logLevels).default('info'),
  ...httpSettings,
  SECRET_KEY: setting(secretKeyForm, parseSecretKey).optional(),
  WEBHOOK_NETWORKS: setting(
    'must be up to 16 IP addresses or networks such as 10.0.0.0/8, separated by commas, or none',
    parseTrustedProxies,
  ).default([]),
  SMS_CHANNEL: oneOf(smsChannels).default('console'),
  LEDGER_WITNESS_URL: setting(
    'must be an http:// or https:// address without user name and password',
    parseAddress,
  ).optional(),
  LEDGER_WITNESS_TOKEN: setting(tokenForm, parseToken).optional(),
  LEDGER_FORMER_KEYS: setting(formerKeysForm, parseFormerKeys).default([]),
});

const senderForm =
  'must be a number such as +12025550123, an alphanumeric sender of 1–11 characters, or a messaging service (MG and 32 hexadecimal digits)';

/** Settings that are required with SMS_CHANNEL=twilio and unread without. */
export const twilioSchema = z.object({
  TWILIO_ACCOUNT_SID: setting('must be AC and 32 hexadecimal digits', matching(/^AC[0-9a-f]{32}$/i)),
  TWILIO_AUTH_TOKEN: setting(tokenForm, parseToken),
  // https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id: letters, digits, spaces, at least one letter.
  TWILIO_SENDER: setting(
    senderForm,
    matching(/^(?:\+[1-9][0-9]{6,14}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 ]{0,10})$/),
  ),
  // Whoever takes a call sees a number: an alphanumeric sender cannot call.
  TWILIO_CALLER: setting(
    'must be a number such as +12025550123',
    matching(/^\+[1-9][0-9]{6,14}$/),
  ).optional(),
  TWILIO_BASE_URL: setting(originForm, parseOrigin).default('https://api.twilio.com'),
});

function parseMailAddress(text: string): string | undefined {
  return z.email().max(254).safeParse(text).data;
}

const mailAddressForm = 'must be an e-mail address such as so-nhat-ky@example.vn';

/** Settings that are required when one of them is there, and unread without. */
export const witnessMailboxSchema = z.object({
  LEDGER_WITNESS_MAIL_TO: setting(mailAddressForm, parseMailAddress),
  LEDGER_WITNESS_MAIL_FROM: setting(mailAddressForm, parseMailAddress),
  LEDGER_WITNESS_SMTP_URL: setting(
    'must be an smtp:// or smtps:// address with at most user name, password and port, percent-encoded',
    parseSmtpUrl,
  ),
});

/**
 * Variables whose refused value is not repeated: secrets, and addresses and senders in which credentials or phone
 * numbers may stand by mistake.
 */
export const concealedVariables: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'KIOSK_BASE_URL',
  'LEDGER_WITNESS_MAIL_FROM',
  'LEDGER_WITNESS_MAIL_TO',
  'LEDGER_WITNESS_SMTP_URL',
  'LEDGER_WITNESS_TOKEN',
  'LEDGER_WITNESS_URL',
  'PUBLIC_BASE_URL',
  'SECRET_KEY',
  'STAFF_BASE_URL',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_SENDER',
  'TWILIO_CALLER',
  'TWILIO_BASE_URL',
]);
