import { ConfigurationError, describeMistake, environmentPlace } from './configuration-error.js';
import { type Environment } from './environment.js';
import { type Site } from './site-schema.js';

const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Settings with which no citizen may be served: each with its key, its place and what to do. Empty when there is none.
 * A database of our own in the data directory is not among them: it is a real PostgreSQL.
 */
export function findDemoSettings(
  environment: Pick<Environment, 'publicBaseUrl' | 'secretKeyOrigin' | 'siteFile' | 'sms'>,
  site: Pick<Site, 'buses'>,
): string[] {
  const found: string[] = [];
  const inEnvironment = (key: string, message: string): void => {
    found.push(describeMistake(key, environmentPlace, message));
  };
  site.buses.forEach((bus, index) => {
    if (bus.transport.kind !== 'simulator') return;
    const message = `must be one of serial, tcp in production, is "simulator" (bus "${bus.id}")`;
    found.push(describeMistake(`buses[${index}].transport.kind`, environment.siteFile, message));
  });
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
  const address = new URL(environment.publicBaseUrl);
  if (address.protocol !== 'https:' && !loopbackHosts.includes(address.hostname)) {
    inEnvironment('PUBLIC_BASE_URL', 'must be an https:// address in production');
  }
  return found;
}

/** @throws ConfigurationError naming every demo setting when the mode is production. */
export function refuseDemoSettingsInProduction(environment: Environment, site: Site): void {
  if (environment.mode !== 'production') return;
  const mistakes = findDemoSettings(environment, site);
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
}
