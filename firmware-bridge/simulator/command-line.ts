import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { type EndpointAddress } from './bus/endpoint.js';
import { controlSocketPath } from './control/control-socket-path.js';
import { seededRandomness, systemRandomness } from './randomness.js';
import { readSiteHardware } from './read-site-hardware.js';
import { startSimulator } from './simulator.js';

interface Options {
  readonly site: string;
  readonly runtimeDirectory: string;
  readonly stateDirectory?: string;
  readonly seed?: number;
  readonly powerReserveSeconds?: number;
  readonly tcp?: true;
  readonly pty?: true;
}

export interface CommandLineSurroundings {
  /** Takes the one line that says the simulator is ready. */
  readonly tell: (line: string) => void;
  /** Aborts when the simulator shall end. */
  readonly stop: AbortSignal;
}

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,10}$/.test(text))
    throw new InvalidArgumentError('must be a whole number of at most ten digits');
  return Number(text);
}

function reserveSeconds(text: string): number {
  const seconds = wholeNumber(text);
  if (seconds > 3600) throw new InvalidArgumentError('must be 0–3600');
  return seconds;
}

function describe(address: EndpointAddress): string {
  return address.kind === 'tcp' ? `${address.host}:${address.port}` : address.path;
}

/**
 * Runs the simulator until it is told to stop.
 *
 * @param words what stands behind the program's name
 * @throws Error with what is wrong, where, and what to do
 */
export async function runCommandLine(
  words: readonly string[],
  surroundings: CommandLineSurroundings,
): Promise<void> {
  await new Command('motcua247-simulator')
    .description('Plays the lock boards and trays of a site file: doors, papers, people and faults')
    .requiredOption('--site <file>', 'site file (YAML) whose hardware part is played')
    .requiredOption('--runtime-directory <directory>', 'where the sockets are made')
    .option('--state-directory <directory>', 'where doors and papers are kept from one start to the next')
    .option('--tcp', 'offer buses on TCP, also those the site file declares as tcp')
    .option('--pty', 'offer buses on pseudo-terminals, also those the site file declares as serial')
    .option(
      '--power-reserve-seconds <seconds>',
      'how long boards live on after a failure of the mains (0–3600, default 10)',
      reserveSeconds,
    )
    .option('--seed <number>', 'repeat the same chances (noise, corrupt bytes)', wholeNumber)
    .action((options: Options) => run(options, surroundings))
    .parseAsync(words, { from: 'user' });
}

async function run(options: Options, { tell, stop }: CommandLineSurroundings): Promise<void> {
  const { site, runtimeDirectory, stateDirectory, seed, powerReserveSeconds, tcp, pty } = options;
  if (tcp && pty) throw new Error('--tcp and --pty exclude each other');
  const simulator = await startSimulator({
    hardware: await readSiteHardware(site),
    runtimeDirectory,
    endpointKind: pty ? 'pty' : tcp ? 'tcp' : 'unix',
    randomness: seed === undefined ? systemRandomness : seededRandomness(seed),
    ...(stateDirectory === undefined ? {} : { stateDirectory }),
    ...(powerReserveSeconds === undefined ? {} : { powerReserveMs: powerReserveSeconds * 1000 }),
  });
  const buses = simulator.state().buses.map(({ id, address }) => `${id}=${describe(address)}`);
  tell(`simulator ready control=${controlSocketPath(runtimeDirectory)} ${buses.join(' ')}`);
  if (!stop.aborted) await once(stop, 'abort');
  await simulator.stop();
}
