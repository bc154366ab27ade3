import { rm } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApplication } from '../../src/application.js';
import { loadConfiguration, type Site } from '../../src/config/index.js';
import { AdjustableClock, systemMonotonicClock, systemRandomness } from '../../src/kernel/index.js';
import { Database, type PlatformOptions } from '../../src/platform/index.js';
import { install, isInstalledAsDemo } from './installed-site.js';
import { makeScratchDirectory } from './scratch-directory.js';
import { serviceUrlOf } from './service-url.js';
import { createTestDatabase } from './test-database.js';
import { testStart } from './test-start.js';

export interface TestService {
  readonly application: NestFastifyApplication;
  readonly database: Database;
  /** Of the database's owner; the service works with a login of its own. */
  readonly databaseUrl: string;
  readonly clock: AdjustableClock;
  readonly options: PlatformOptions;
  /** Address of the listening service, without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The clock stands still, so that to the limits around codes everything in a spec happens at once, at one kiosk: only specs
 * about limits, and screens, have those of their site.
 */
function withRoomyLimits(site: Site): Site {
  const limits = {
    phone: { ...site.codes.limits.phone, sendsPer15Minutes: 1_000, sendsPerDay: 1_000 },
    kiosk: { failuresPerHour: 1_000, failuresPerDay: 1_000, sendsPerHour: 1_000, sendsPerDay: 1_000 },
    site: { sendsPerDay: 10_000 },
  };
  return { ...site, codes: { ...site.codes, resendWaitSeconds: 0, limits } };
}

/**
 * The whole service in this process on a real database of its own, with the demo site brought in, a clock that stands
 * still, and real HTTP. The cabinet answers only where a test starts a simulator and a bridge beside it.
 * @param variables of the environment, such as SITE_FILE
 * @param limits around codes: wide enough for any spec, or those of the site
 */
export async function startTestService(
  overrides: Partial<PlatformOptions> = {},
  variables: Readonly<Record<string, string>> = {},
  limits: 'roomy' | 'of_the_site' = 'roomy',
): Promise<TestService> {
  const dataDirectory = await makeScratchDirectory('mc-');
  const configured = loadConfiguration(
    // Specs sign in more often than an office does, and on clocks that stand still.
    { HTTP_STRANGERS_PER_MINUTE: '60000', ...variables, DATA_DIRECTORY: dataDirectory },
    systemRandomness,
  );
  const { environment } = configured;
  const site = overrides.site ?? (limits === 'roomy' ? withRoomyLimits(configured.site) : configured.site);
  const isInstalled = isInstalledAsDemo(site);
  const testDatabase = await createTestDatabase(isInstalled ? 'with_demo_site' : 'prepared');
  const clock = AdjustableClock.at(testStart);
  const options: PlatformOptions = {
    databaseUrl: serviceUrlOf(testDatabase.url),
    environment,
    siteKey: environment.secretKey,
    clock,
    monotonicClock: systemMonotonicClock,
    randomness: systemRandomness,
    // Nobody measures here but who says so.
    answerStepMs: 1,
    logger: pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' }),
    ...overrides,
    site,
  };
  const application = await createApplication(options);
  if (!isInstalled) await install(application.get(Database), site);
  await application.listen(0, '127.0.0.1');
  return {
    application,
    database: application.get(Database),
    databaseUrl: testDatabase.url,
    clock,
    options,
    url: (await application.getUrl()).replace(/\/$/, ''),
    stop: async () => {
      await application.close();
      await testDatabase.drop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
