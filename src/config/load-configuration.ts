import { type Randomness } from '../kernel/index.js';
import { ConfigurationError } from './configuration-error.js';
import { type Environment, readSettings, type Settings, siteFileOf, withSecretKey } from './environment.js';
import { refuseDemoSettingsInProduction } from './production.js';
import { loadSite } from './site.js';
import { type Site } from './site-schema.js';

export interface Configuration {
  readonly environment: Environment;
  readonly site: Site;
}

/**
 * Everything the service is told from outside. Fails at boot or never. The demo's key is made when all else is right.
 * @throws ConfigurationError as `checkConfiguration`.
 */
export function loadConfiguration(environment: NodeJS.ProcessEnv, randomness: Randomness): Configuration {
  const { settings, site } = checkConfiguration(environment);
  return { environment: withSecretKey(settings, randomness), site };
}

/**
 * The same as far as it can be told without writing anything: for whoever looks whether a start is possible.
 * @throws ConfigurationError naming every mistake of environment and site file at once, and in production mode every
 * setting that belongs to the demo.
 */
export function checkConfiguration(environment: NodeJS.ProcessEnv): { settings: Settings; site: Site } {
  const site = attempt(() => loadSite(siteFileOf(environment)));
  const settings = attempt(() => readSettings(environment));
  if ('error' in settings || 'error' in site) {
    const errors = [settings, site].flatMap((result) => ('error' in result ? result.error.mistakes : []));
    throw new ConfigurationError(errors);
  }
  refuseDemoSettingsInProduction(settings.value, site.value);
  return { settings: settings.value, site: site.value };
}

function attempt<Value>(read: () => Value): { value: Value } | { error: ConfigurationError } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof ConfigurationError) return { error };
    throw error;
  }
}
