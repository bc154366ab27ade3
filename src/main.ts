import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { announce } from './announcement.js';
import { clockOf } from './clock-of.js';
import {
  ConfigurationError,
  loadConfiguration,
  processEnvironment,
  type Environment,
} from './config/index.js';
import { DatabaseUnreachableError } from './database-url.js';
import type { FirstStart } from './installation.js';
import { systemMonotonicClock, systemRandomness } from './kernel/index.js';
import { createServiceLogger } from './platform/index.js';
import { startService } from './service.js';

/** For the supervisor: a start that will not succeed by being tried again. */
export const exitCodes = { failure: 1, badConfiguration: 2, notPossibleHere: 3 } as const;

const notPossibleHere = new Set([
  'AnotherInstanceError',
  'PortTakenError',
  'EmbeddedPostgresError',
  'TrayStillNeededError',
  'AgencyStillNeededError',
  'UnknownProcedureError',
  'CatalogueRejectedError',
  'SiteTextError',
]);

/** The service's own process. What people should read goes to standard output, the log to standard error. */
async function main(): Promise<void> {
  const configuration = loadConfiguration(processEnvironment, systemRandomness);
  const { environment } = configuration;
  const logger = createServiceLogger(environment.logLevel, pino.destination({ dest: 2, sync: true }));

  const stopRequested = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        resolve(signal);
      });
    }
  });
  const service = await startService({
    configuration,
    clock: clockOf(environment),
    monotonicClock: systemMonotonicClock,
    randomness: systemRandomness,
    logger,
    onInstanceLost: (error) => {
      logger.fatal({ err: error }, 'the lock on the database is lost; another service may work on it now');
      process.exit(exitCodes.failure);
    },
  });
  if (service.firstStart) await keepDemoCredentials(environment, service.firstStart);
  process.stdout.write(announce(configuration, service.firstStart));

  logger.info({ signal: await stopRequested }, 'stopping');
  await service.stop();
  logger.info('stopped');
}

/** For the tour and the screens of the demo; production has no such file. */
async function keepDemoCredentials(environment: Environment, firstStart: FirstStart): Promise<void> {
  const path = join(environment.dataDirectory, 'demo-credentials.json');
  await writeFile(path, `${JSON.stringify(firstStart, null, 2)}\n`, { mode: 0o600 });
}

try {
  await main();
  // A connection that does not end must not keep a stopped service alive.
  process.exit(0);
} catch (error) {
  if (error instanceof ConfigurationError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.badConfiguration);
  }
  if (error instanceof Error && notPossibleHere.has(error.name)) {
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.notPossibleHere);
  }
  if (error instanceof DatabaseUnreachableError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.failure);
  }
  process.stderr.write(
    `The service failed: ${error instanceof Error ? (error.stack ?? error.message) : ''}\n`,
  );
  process.exit(exitCodes.failure);
}
