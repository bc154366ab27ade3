import { join, resolve } from 'node:path';
import { type z } from 'zod';
import { secondMs, type Randomness } from '../kernel/index.js';
import { ConfigurationError, describeMistake, environmentPlace } from './configuration-error.js';
import {
  concealedVariables,
  generalSchema,
  type LogLevel,
  type Mode,
  twilioSchema,
  witnessMailboxSchema,
} from './environment-schema.js';
import type { FormerKey } from './former-keys.js';
import { findPackageRoot } from './package-root.js';
import { findDemoKey, keepDemoKey, readDemoKey, secretKeyForm } from './secret-key.js';
import { type Variables, withSecretFiles } from './secret-files.js';
import { Secret } from './secret.js';
import { shownValue } from './shown-value.js';
import type { MailServer } from './smtp-url.js';

export interface TwilioSettings {
  readonly channel: 'twilio';
  readonly accountSid: string;
  readonly authToken: Secret;
  /** A number in E.164, an alphanumeric sender, or the id of a messaging service (`MG…`). */
  readonly sender: string;
  /** A number in E.164 from which codes are read out; not set: no calls are made. */
  readonly caller: string | undefined;
  /** Address of the API, without the last slash. */
  readonly baseUrl: string;
}

export type SmsSettings = { readonly channel: 'console' } | TwilioSettings;

/** Where a witness takes signed heads of the ledger. */
export interface WitnessAddress {
  readonly url: string;
  /** Sent as a bearer token (RFC 6750), where one is set. */
  readonly token: Secret | undefined;
}

/** A mailbox that keeps signed heads of the ledger, and who hands them in. */
export interface WitnessMailbox extends MailServer {
  readonly from: string;
  readonly to: string;
}

export interface LedgerWitnessSettings {
  /** Path of the file beside the database that keeps every signed head. */
  readonly file: string;
  readonly address: WitnessAddress | undefined;
  readonly mailbox: WitnessMailbox | undefined;
}

/** What the server bears of those who send, before it knows who they are. */
export interface HttpLimits {
  /** IP addresses and networks of the proxies whose word is taken for where a request comes from. */
  readonly trustedProxies: readonly string[];
  readonly requestsPerMinute: number;
  /** Of those, what changes something and comes from nobody that is known. */
  readonly strangersPerMinute: number;
  readonly bodyBytes: number;
  /** For the headers of a request to arrive, and for all of it. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** How long a connection stays open on which nothing is asked. */
  readonly keepAliveMs: number;
}

/** The machine's settings. Paths are absolute, addresses have no slash at the end. */
export interface Environment {
  readonly mode: Mode;
  readonly host: string;
  readonly port: number;
  readonly dataDirectory: string;
  /** Sockets of this start; at most `longestRuntimeDirectoryBytes` long. */
  readonly runtimeDirectory: string;
  readonly siteFile: string;
  /** Not set: the service starts a database of its own in the data directory. */
  readonly databaseUrl: Secret | undefined;
  /** Where citizens, partners and the gateway reach the service from outside, such as `https://motcua.example.vn`. */
  readonly publicBaseUrl: string;
  /** Where kiosks and the console are reached. Not set: where everybody else reaches the service. */
  readonly kioskBaseUrl: string | undefined;
  readonly staffBaseUrl: string | undefined;
  readonly logLevel: LogLevel;
  readonly http: HttpLimits;
  /** 32 bytes from which every key of the service is derived. */
  readonly secretKey: Secret<Buffer>;
  /** `demo`: the key is the one generated in the data directory. */
  readonly secretKeyOrigin: 'given' | 'demo';
  readonly sms: SmsSettings;
  /** IP addresses and networks of one's own house that messages to partners may be sent to. */
  readonly webhookNetworks: readonly string[];
  readonly ledgerWitness: LedgerWitnessSettings;
  /** With which the ledger was signed before the site was given another key. */
  readonly ledgerFormerKeys: readonly FormerKey[];
}

/** The environment as far as it can be told without writing anything. */
export interface Settings extends Omit<Environment, 'secretKey'> {
  /** Not set: the demo's first start has yet to make it. */
  readonly secretKey: Secret<Buffer> | undefined;
}

/** The variables of this process; passed in from here, because only this folder may read them. */
export const processEnvironment: NodeJS.ProcessEnv = process.env;

/** A Unix socket's path has 107 bytes at most (unix(7)); the rest is left for the socket's name. */
export const longestRuntimeDirectoryBytes = 80;

/** Path of the site file that this environment names, whatever else is wrong with it. */
export function siteFileOf(environment: NodeJS.ProcessEnv): string {
  return environment['SITE_FILE']
    ? resolve(environment['SITE_FILE'])
    : join(findPackageRoot(), 'deploy/demo/site.yaml');
}

/**
 * Reads the settings of this machine. In demo mode without SECRET_KEY it keeps a generated key in the data directory;
 * it changes nothing else, and nothing at all when a setting is wrong.
 * @throws ConfigurationError naming every mistake.
 */
export function readEnvironment(environment: NodeJS.ProcessEnv, randomness: Randomness): Environment {
  return withSecretKey(readSettings(environment), randomness);
}

/** Completes settings with the demo's key, which is made now if there is none. */
export function withSecretKey(settings: Settings, randomness: Randomness): Environment {
  const secretKey = settings.secretKey ?? new Secret(keepDemoKey(settings.dataDirectory, randomness));
  return { ...settings, secretKey };
}

/**
 * Reads the settings of this machine and changes nothing.
 * @throws ConfigurationError naming every mistake.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const variables = withSecretFiles(environment);
  const general = parse(generalSchema, variables);
  const twilio = variables.values['SMS_CHANNEL'] === 'twilio' ? parse(twilioSchema, variables) : undefined;
  const mailbox = mailboxVariables.some((name) => variables.values[name] !== undefined)
    ? parse(witnessMailboxSchema, variables)
    : undefined;
  const paths = readPaths(variables.values);
  const mistakes = [
    ...variables.mistakes,
    ...general.mistakes,
    ...(twilio?.mistakes ?? []),
    ...(mailbox?.mistakes ?? []),
    ...paths.mistakes,
  ];
  const lacksKey =
    variables.values['SECRET_KEY'] === undefined && variables.values['SECRET_KEY_FILE'] === undefined;
  if (variables.values['MODE'] === 'production' && lacksKey) {
    mistakes.push(
      describeMistake('SECRET_KEY', environmentPlace, `is missing in production; ${secretKeyForm}`),
    );
  }
  const addresses = general.settings && readAddresses(general.settings);
  mistakes.push(...(addresses?.mistakes ?? []));
  if (!general.settings || !addresses || mistakes.length > 0) throw new ConfigurationError(mistakes);

  const settings = general.settings;
  return {
    mode: settings.MODE,
    host: settings.HOST,
    port: settings.PORT,
    dataDirectory: paths.dataDirectory,
    runtimeDirectory: paths.runtimeDirectory,
    siteFile: siteFileOf(environment),
    databaseUrl: settings.DATABASE_URL,
    ...addresses.baseUrls,
    logLevel: settings.LOG_LEVEL,
    http: httpLimits(settings),
    ...chooseSecretKey(settings.SECRET_KEY, paths.dataDirectory),
    ledgerWitness: {
      file: paths.ledgerWitnessFile,
      address: settings.LEDGER_WITNESS_URL
        ? { url: settings.LEDGER_WITNESS_URL, token: settings.LEDGER_WITNESS_TOKEN }
        : undefined,
      mailbox: mailbox?.settings && witnessMailbox(mailbox.settings),
    },
    ledgerFormerKeys: settings.LEDGER_FORMER_KEYS,
    webhookNetworks: settings.WEBHOOK_NETWORKS,
    sms: twilio?.settings ? twilioSettings(twilio.settings) : { channel: 'console' },
  };
}

const mailboxVariables = Object.keys(witnessMailboxSchema.shape);

function witnessMailbox(settings: z.infer<typeof witnessMailboxSchema>): WitnessMailbox {
  return {
    ...settings.LEDGER_WITNESS_SMTP_URL,
    from: settings.LEDGER_WITNESS_MAIL_FROM,
    to: settings.LEDGER_WITNESS_MAIL_TO,
  };
}

function parse<Settings>(
  schema: z.ZodType<Settings>,
  variables: Variables,
): { settings?: Settings; mistakes: string[] } {
  const parsed = schema.safeParse(variables.values);
  if (parsed.success) return { settings: parsed.data, mistakes: [] };
  const mistakes = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const value = variables.values[name];
    const source = variables.sources.get(name) ?? { key: name, place: environmentPlace };
    const shown = value === undefined || concealedVariables.has(name) ? '' : `, is ${shownValue(value)}`;
    return describeMistake(source.key, source.place, `${issue.message}${shown}`);
  });
  return { mistakes };
}

function readPaths(values: Variables['values']) {
  const dataDirectory = resolve(values['DATA_DIRECTORY'] ?? 'data');
  const runtimeDirectory = resolve(values['RUNTIME_DIRECTORY'] ?? join(dataDirectory, 'run'));
  const ledgerWitnessFile = resolve(
    values['LEDGER_WITNESS_FILE'] ?? join(dataDirectory, 'ledger-heads.jsonl'),
  );
  const bytes = Buffer.byteLength(runtimeDirectory);
  const message = `must be a path of 1–${longestRuntimeDirectoryBytes} bytes, because sockets lie in it; ${runtimeDirectory} has ${bytes}`;
  const mistakes =
    bytes > longestRuntimeDirectoryBytes
      ? [describeMistake('RUNTIME_DIRECTORY', environmentPlace, message)]
      : [];
  return { dataDirectory, runtimeDirectory, ledgerWitnessFile, mistakes };
}

/** Cookies, and what browsers are told about TLS, are the same for all surfaces: so is the way in which they are reached. */
function readAddresses(settings: z.infer<typeof generalSchema>) {
  const { KIOSK_BASE_URL, STAFF_BASE_URL } = settings;
  const publicBaseUrl = settings.PUBLIC_BASE_URL ?? `http://localhost:${settings.PORT}`;
  const { protocol } = new URL(publicBaseUrl);
  const mistakes = Object.entries({ KIOSK_BASE_URL, STAFF_BASE_URL })
    .filter(([, address]) => address !== undefined && new URL(address).protocol !== protocol)
    .map(([key]) =>
      describeMistake(key, environmentPlace, `must begin with ${protocol}//, as PUBLIC_BASE_URL does`),
    );
  const baseUrls = { publicBaseUrl, kioskBaseUrl: KIOSK_BASE_URL, staffBaseUrl: STAFF_BASE_URL };
  return { baseUrls, mistakes };
}

function chooseSecretKey(
  given: Secret<Buffer> | undefined,
  dataDirectory: string,
): Pick<Settings, 'secretKey' | 'secretKeyOrigin'> {
  if (!given) {
    const kept = findDemoKey(dataDirectory);
    return { secretKey: kept && new Secret(kept), secretKeyOrigin: 'demo' };
  }
  const isDemoKey = readDemoKey(dataDirectory)?.equals(given.reveal()) ?? false;
  return { secretKey: given, secretKeyOrigin: isDemoKey ? 'demo' : 'given' };
}

function httpLimits(settings: z.infer<typeof generalSchema>): HttpLimits {
  return {
    trustedProxies: settings.TRUSTED_PROXIES,
    requestsPerMinute: settings.HTTP_REQUESTS_PER_MINUTE,
    strangersPerMinute: settings.HTTP_STRANGERS_PER_MINUTE,
    bodyBytes: settings.HTTP_BODY_KILOBYTES * 1024,
    headersMs: settings.HTTP_HEADERS_SECONDS * secondMs,
    requestMs: settings.HTTP_REQUEST_SECONDS * secondMs,
    keepAliveMs: settings.HTTP_KEEP_ALIVE_SECONDS * secondMs,
  };
}

function twilioSettings(settings: z.infer<typeof twilioSchema>): TwilioSettings {
  return {
    channel: 'twilio',
    accountSid: settings.TWILIO_ACCOUNT_SID,
    authToken: settings.TWILIO_AUTH_TOKEN,
    sender: settings.TWILIO_SENDER,
    caller: settings.TWILIO_CALLER,
    baseUrl: settings.TWILIO_BASE_URL,
  };
}
