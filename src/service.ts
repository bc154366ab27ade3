import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import type { Configuration, Secret } from './config/index.js';
import { whyNotListening } from './early-checks/index.js';
import { installSite, type FirstStart } from './installation.js';
import { lockInstance, makeServiceLogin, type InstanceLock, type PlatformOptions } from './platform/index.js';
import {
  openDatabaseServer,
  openPreparedSite,
  prepareSite,
  type DatabaseServer,
  type UnlockOptions,
} from './site-database/index.js';

export interface Service {
  readonly application: NestFastifyApplication;
  /** What was made because this is the first start, with secrets that nobody can read again later. */
  readonly firstStart: FirstStart | undefined;
  stop(): Promise<void>;
}

export type ServiceOptions = Omit<PlatformOptions, 'databaseUrl' | 'environment' | 'site' | 'siteKey'> & {
  readonly configuration: Configuration;
  /** The lock on the database was lost, and with it the right to work on it. */
  readonly onInstanceLost: (error: Error) => void;
};

/**
 * Starts the whole service: database, schema, site, application, HTTP. What can be told early `checkEarly` has looked at.
 * The owner of the database prepares it and is gone before the application is made, which works with a login of its own; where
 * DATABASE_URL names such a login, somebody has prepared it before.
 * @throws ConfigurationError, AnotherInstanceError, PortTakenError, DatabaseUnreachableError, EmbeddedPostgresError,
 * ServiceLoginError, TrayStillNeededError
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { environment, site } = options.configuration;
  // Undone in the opposite order, at a failed start as at a regular stop.
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const server = await openDatabaseServer(environment);
    const lock = await lockOrLeave(server, options.onInstanceLost);
    undo.push(() => server.stop());
    undo.push(() => lock.release());
    const { siteKey, serviceUrl } = await prepare({ ...options, environment }, server, lock);
    const application = await createApplication({
      ...options,
      databaseUrl: serviceUrl,
      environment,
      site,
      siteKey,
    });
    undo.push(() => application.close());
    const firstStart = await installSite(application, options.configuration);
    await listen(application, environment.host, environment.port);
    return { application, firstStart, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As the owner, who leaves when all is done; or, with a login that was prepared for, by looking whether it was. */
async function prepare(
  options: Omit<UnlockOptions, 'url'>,
  { url, signsInAs }: DatabaseServer,
  lock: InstanceLock,
): Promise<{ readonly siteKey: Secret<Buffer>; readonly serviceUrl: string }> {
  if (signsInAs === 'service') {
    return { siteKey: await openPreparedSite({ ...options, url }), serviceUrl: url };
  }
  const { siteKey } = await prepareSite({ ...options, url });
  const serviceUrl = await makeServiceLogin(url, options.randomness);
  await lock.handOver(serviceUrl);
  return { siteKey, serviceUrl };
}

/** A server that another service works with is that service's to stop. */
async function lockOrLeave(server: DatabaseServer, onLost: (error: Error) => void): Promise<InstanceLock> {
  try {
    return await lockInstance(server.url, onLost);
  } catch (error) {
    if (server.startedHere) await server.stop();
    throw error;
  }
}

async function listen(application: NestFastifyApplication, host: string, port: number): Promise<void> {
  try {
    await application.listen(port, host);
  } catch (error) {
    throw whyNotListening(error, host, port) ?? error;
  }
}
