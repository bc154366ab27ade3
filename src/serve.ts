import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { announce } from './announcement.js';
import { clockOf } from './clock-of.js';
import type { Configuration, Environment } from './config/index.js';
import { exitCodes } from './exit-codes.js';
import type { FirstStart } from './installation.js';
import { systemMonotonicClock, systemRandomness } from './kernel/index.js';
import { createServiceLogger } from './platform/index.js';
import { startService } from './service.js';

/** Runs the service until it is told to stop. */
export async function serve(configuration: Configuration): Promise<void> {
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
