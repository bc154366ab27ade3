import { Option, type Command } from 'commander';
import { pino } from 'pino';
import { findExchangeIssues } from '../contract/index.js';
import { startBridge } from './bridge.js';
import { readSiteHardware } from './site-file.js';

interface Options {
  readonly site: string;
  readonly runtimeDirectory: string;
  readonly stateDirectory?: string;
  readonly logLevel: string;
}

/** Owns the lock boards until it is told to stop. */
async function run(
  { site, runtimeDirectory, stateDirectory, logLevel }: Options,
  stop: AbortSignal,
): Promise<void> {
  const hardware = readSiteHardware(site);
  // Written at once: the last lines before an end are the ones that are needed.
  const logger = pino(
    { name: 'firmware-bridge', level: logLevel },
    pino.destination({ dest: 1, sync: true }),
  );

  // The service does not begin on such a site in production; whether it is one, the bridge cannot know.
  for (const { path, message } of findExchangeIssues(hardware))
    logger.warn({ key: path.join('.') }, `the plugs of two lines may be exchanged: ${message}`);

  const stopRequested = new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => {
      resolve();
    });
  });
  const bridge = await startBridge({ hardware, runtimeDirectory, stateDirectory, logger });
  process.stdout.write(`firmware-bridge ready on ${bridge.socketPath}\n`);

  await stopRequested;
  logger.info({ signal: stop.reason as unknown }, 'stopping');
  await bridge.stop();
  logger.info('stopped');
}

/** Adds `run`, which is also what the command does when none is named. */
export function addRunCommand(program: Command, stop: AbortSignal): void {
  program
    .command('run', { isDefault: true })
    .description('own the lock boards: open trays on command, report doors')
    .requiredOption('--site <file>', 'site file (YAML); its hardware part is read')
    .requiredOption('--runtime-directory <directory>', 'where bridge.sock is made')
    .option('--state-directory <directory>', 'where the doors that may stand open outlast a restart')
    .addOption(
      new Option('--log-level <level>', 'trace shows every byte on the buses')
        .choices(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
        .default('info'),
    )
    .addHelpText(
      'after',
      `
Example:
  motcua247-bridge run --site site.yaml --runtime-directory /run/motcua247 --state-directory /var/lib/motcua247/bridge`,
    )
    .action((options: Options) => run(options, stop));
}
