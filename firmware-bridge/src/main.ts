import { Command, Option } from 'commander';
import { pino } from 'pino';
import { startBridge } from './bridge.js';
import { SocketUnavailableError } from './rpc/socket-file.js';
import { readSiteHardware, SiteFileError } from './site-file.js';
import { bridgeVersion } from './version.js';

const exitCodes = { failure: 1, badSiteFile: 2, socketUnavailable: 3 } as const;

interface Options {
  readonly site: string;
  readonly runtimeDirectory: string;
  readonly logLevel: string;
}

const command = new Command('motcua247-bridge')
  .description('Owns the lock boards: opens trays on command, reports doors.')
  .version(bridgeVersion)
  .requiredOption('--site <file>', 'site file (YAML); its hardware part is read')
  .requiredOption('--runtime-directory <directory>', 'where bridge.sock is made')
  .addOption(
    new Option('--log-level <level>', 'trace shows every byte on the buses')
      .choices(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info'),
  );

async function main(): Promise<void> {
  const { site, runtimeDirectory, logLevel } = command.parse().opts<Options>();
  const hardware = readSiteHardware(site);
  // Written at once: the last lines before an end are the ones that are needed.
  const logger = pino(
    { name: 'firmware-bridge', level: logLevel },
    pino.destination({ dest: 1, sync: true }),
  );

  const stopRequested = new Promise<NodeJS.Signals>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  const bridge = await startBridge({ hardware, runtimeDirectory, logger });
  process.stdout.write(`firmware-bridge ready on ${bridge.socketPath}\n`);

  const signal = await stopRequested;
  logger.info({ signal }, 'stopping');
  await bridge.stop();
  logger.info('stopped');
}

try {
  await main();
  // A port that the operating system does not give back must not keep a stopped bridge alive.
  process.exit(0);
} catch (error) {
  if (error instanceof SiteFileError) {
    process.stderr.write(`${error.mistakes.join('\n')}\n`);
    process.exit(exitCodes.badSiteFile);
  }
  if (error instanceof SocketUnavailableError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.socketUnavailable);
  }
  process.stderr.write(
    `firmware-bridge failed: ${error instanceof Error ? (error.stack ?? error.message) : ''}\n`,
  );
  process.exit(exitCodes.failure);
}
