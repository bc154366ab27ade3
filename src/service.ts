import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import type { Configuration } from './config/index.js';
import { openDatabaseServer, type DatabaseServer } from './database-server.js';
import { installSite, type FirstStart } from './installation.js';
import { lockInstance, type PlatformOptions } from './platform/index.js';
import { whyNotListening } from './port.js';
import { prepareSite } from './unlock-site.js';

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
 * @throws ConfigurationError, AnotherInstanceError, PortTakenError, DatabaseUnreachableError, EmbeddedPostgresError,
 * TrayStillNeededError
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
    const { ownerUrl } = server;
    const { siteKey } = await prepareSite({ ...options, ownerUrl, environment });
    const application = await createApplication({
      ...options,
      databaseUrl: ownerUrl,
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

/** A server that another service works with is that service's to stop. */
async function lockOrLeave(
  server: DatabaseServer,
  onLost: (error: Error) => void,
): Promise<{ release(): Promise<void> }> {
  try {
    return await lockInstance(server.ownerUrl, onLost);
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
