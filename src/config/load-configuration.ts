import { type Randomness } from '../kernel/index.js';
import { ConfigurationError } from './configuration-error.js';
import { type Environment, readEnvironment, siteFileOf } from './environment.js';
import { refuseDemoSettingsInProduction } from './production.js';
import { loadSite } from './site.js';
import { type Site } from './site-schema.js';

export interface Configuration {
  readonly environment: Environment;
  readonly site: Site;
}

/**
 * Everything the service is told from outside. Fails at boot or never.
 * @throws ConfigurationError naming every mistake of environment and site file at once, and in production mode every
 * setting that belongs to the demo.
 */
export function loadConfiguration(environment: NodeJS.ProcessEnv, randomness: Randomness): Configuration {
  const site = attempt(() => loadSite(siteFileOf(environment)));
  const settings = attempt(() => readEnvironment(environment, randomness));
  if ('error' in settings || 'error' in site) {
    const errors = [settings, site].flatMap((result) => ('error' in result ? result.error.mistakes : []));
    throw new ConfigurationError(errors);
  }
  refuseDemoSettingsInProduction(settings.value, site.value);
  return { environment: settings.value, site: site.value };
}

function attempt<Value>(read: () => Value): { value: Value } | { error: ConfigurationError } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof ConfigurationError) return { error };
    throw error;
  }
}
