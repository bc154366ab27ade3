import { ConfigurationError, loadConfiguration, processEnvironment } from './config/index.js';
import { checkEarly, DatabaseUnreachableError } from './early-checks/index.js';
import { exitCodes } from './exit-codes.js';
import { systemRandomness } from './kernel/index.js';

const notPossibleHere = new Set([
  'AnotherInstanceError',
  'PortTakenError',
  'EmbeddedPostgresError',
  'ServiceLoginError',
  'TrayStillNeededError',
  'AgencyStillNeededError',
  'UnknownProcedureError',
  'CatalogueRejectedError',
  'SiteTextError',
]);

/** The service's own process. What people should read goes to standard output, the log to standard error. */
async function main(): Promise<void> {
  const configuration = loadConfiguration(processEnvironment, systemRandomness);
  await checkEarly(configuration.environment);
  const { serve } = await import('./serve.js');
  await serve(configuration);
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
