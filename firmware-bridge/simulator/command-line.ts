import { once } from 'node:events';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type EndpointAddress } from './bus/endpoint.js';
import { controlSocketPath } from './control/control-socket-path.js';
import { seededRandomness, systemRandomness } from './randomness.js';
import { readSiteHardware } from './read-site-hardware.js';
import { readScript } from './script/read-script.js';
import { startSimulator } from './simulator.js';

/** Where the service has it, too, when nobody says otherwise: seen from where the command is given. */
const usualRuntimeDirectory = 'data/run';

interface Options {
  readonly runtimeDirectory?: string;
  readonly script?: string;
  readonly stateDirectory?: string;
  readonly seed?: number;
  readonly powerReserveSeconds?: number;
  readonly tcp?: true;
  readonly pty?: true;
}

export interface CommandLineSurroundings {
  /** Takes the line that says the simulator is ready, and the one that says a script is over. */
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
    .argument('<site>', 'site file (YAML) whose hardware part is played')
    .option(
      '--runtime-directory <directory>',
      'where the sockets are made (default: data/run, as for the service)',
    )
    .option('--state-directory <directory>', 'where doors and papers are kept from one start to the next')
    .option('--tcp', 'offer buses on TCP, also those the site file declares as tcp')
    .option('--pty', 'offer buses on pseudo-terminals, also those the site file declares as serial')
    .option(
      '--power-reserve-seconds <seconds>',
      'how long boards live on after a failure of the mains (0–3600, default 10)',
      reserveSeconds,
    )
    .option('--script <file>', 'play this script (YAML) of faults, people and hands, once ready')
    .option('--seed <number>', 'repeat the same chances (noise, corrupt bytes)', wholeNumber)
    .addHelpText(
      'after',
      `
Example:
  motcua247-simulator site.yaml --script storm.yaml`,
    )
    .action((site: string, options: Options) => run(site, options, surroundings))
    .parseAsync(words, { from: 'user' });
}

async function run(site: string, options: Options, { tell, stop }: CommandLineSurroundings): Promise<void> {
  const { stateDirectory, seed, powerReserveSeconds, tcp, pty } = options;
  if (tcp && pty) throw new Error('--tcp and --pty exclude each other');
  const runtimeDirectory = options.runtimeDirectory ?? resolve(usualRuntimeDirectory);
  const hardware = await readSiteHardware(site);
  const script = options.script === undefined ? undefined : readScript(options.script, hardware);
  const simulator = await startSimulator({
    hardware,
    runtimeDirectory,
    endpointKind: pty ? 'pty' : tcp ? 'tcp' : 'unix',
    randomness: seed === undefined ? systemRandomness : seededRandomness(seed),
    ...(stateDirectory === undefined ? {} : { stateDirectory }),
    ...(powerReserveSeconds === undefined ? {} : { powerReserveMs: powerReserveSeconds * 1000 }),
  });
  const buses = simulator.state().buses.map(({ id, address }) => `${id}=${describe(address)}`);
  tell(`simulator ready control=${controlSocketPath(runtimeDirectory)} ${buses.join(' ')}`);
  let played: Promise<void> = Promise.resolve();
  if (script) {
    played = simulator.script.play(script).then(() => {
      if (!stop.aborted) tell(`script over: ${script.length} steps of ${options.script ?? ''}`);
    });
  }
  try {
    // A script that cannot go on leaves a world that nobody meant.
    if (!stop.aborted) await Promise.race([once(stop, 'abort'), played.then(() => once(stop, 'abort'))]);
  } finally {
    await simulator.stop();
  }
}
