import { findExchangeIssues, isSimulatedBus } from '@motcua247/firmware-bridge/contract';
import { ConfigurationError, describeMistake, environmentPlace } from './configuration-error.js';
import { type Settings } from './environment.js';
import { isOwnHost } from './own-host.js';
import { type Site } from './site-schema.js';
import { pathText } from './yaml-places.js';

/**
 * Settings with which no citizen may be served: each with its key, its place and what to do. Empty when there is none.
 * A database of our own in the data directory is not among them: it is a real PostgreSQL.
 */
export function findDemoSettings(
  environment: Pick<
    Settings,
    | 'databaseUrl'
    | 'host'
    | 'http'
    | 'ledgerWitness'
    | 'publicBaseUrl'
    | 'secretKeyOrigin'
    | 'siteFile'
    | 'sms'
  >,
  site: Pick<Site, 'buses' | 'cabinets'>,
): string[] {
  const found: string[] = [];
  const inEnvironment = (key: string, message: string): void => {
    found.push(describeMistake(key, environmentPlace, message));
  };
  site.buses.forEach((bus, index) => {
    if (!isSimulatedBus(bus)) return;
    const [key, message] =
      bus.transport.kind === 'gpio'
        ? ['simulated', 'must be false in production, is true']
        : ['kind', 'must be one of serial, tcp in production, is "simulator"'];
    found.push(
      describeMistake(
        `buses[${index}].transport.${key}`,
        environment.siteFile,
        `${message} (bus "${bus.id}")`,
      ),
    );
  });
  for (const { path, message } of findExchangeIssues(site))
    found.push(describeMistake(pathText(path), environment.siteFile, message));
  if (environment.sms.channel === 'console') {
    inEnvironment(
      'SMS_CHANNEL',
      'must be one of twilio in production, is "console", which shows codes on the screen',
    );
  } else if (!environment.sms.baseUrl.startsWith('https:')) {
    inEnvironment('TWILIO_BASE_URL', 'must be an https:// address in production');
  }
  if (environment.secretKeyOrigin === 'demo') {
    inEnvironment(
      'SECRET_KEY',
      'must not be the key that the demo generated in the data directory; make a new one',
    );
  }
  if (environment.ledgerWitness.address?.url.startsWith('https:') === false) {
    inEnvironment('LEDGER_WITNESS_URL', 'must be an https:// address in production');
  }
  if (environment.databaseUrl && isOnOpenLine(environment.databaseUrl.reveal())) {
    inEnvironment(
      'DATABASE_URL',
      'must say sslmode=verify-full in production, unless the database runs on this machine: all that it holds would cross the network in clear, or to whoever takes its place',
    );
  }
  if (!isLoopback(environment.host) && environment.http.trustedProxies.every(isLoopback)) {
    inEnvironment(
      'HOST',
      'must be an address of this machine alone (127.0.0.1, ::1) in production, unless TRUSTED_PROXIES names the proxy on another machine that stands before it: passwords and codes would cross the network in clear',
    );
  }
  const address = new URL(environment.publicBaseUrl);
  if (address.protocol !== 'https:' || isOwnHost(address.hostname)) {
    inEnvironment(
      'PUBLIC_BASE_URL',
      'must be set to an https:// address in production, and not to one of this machine alone (localhost, 127.0.0.0/8, 0.0.0.0, [::1]), because links in SMS begin with it',
    );
  }
  return found;
}

/** @param place a host, an address or a network; listening on "any" address is no loopback */
function isLoopback(place: string): boolean {
  const [address = ''] = place.split('/');
  return isOwnHost(address) && !/^(?:0\.|::$)/.test(address);
}

/**
 * Whether a database is reached over a network without TLS, or without looking whose certificate it is. Its driver reads
 * parameters as libpq does, and of one that is given twice the last (pg-connection-string).
 */
function isOnOpenLine(databaseUrl: string): boolean {
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = (searchParams.getAll('host').at(-1) ?? hostname).toLowerCase();
  const isSocket = /^(?:$|\/|%2f)/.test(host);
  return !isSocket && !isOwnHost(host) && searchParams.getAll('sslmode').at(-1) !== 'verify-full';
}

/** @throws ConfigurationError naming every demo setting when the mode is production. */
export function refuseDemoSettingsInProduction(environment: Settings, site: Site): void {
  if (environment.mode !== 'production') return;
  const mistakes = findDemoSettings(environment, site);
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
}
