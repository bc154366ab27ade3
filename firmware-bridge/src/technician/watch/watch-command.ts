import type { Command } from 'commander';
import { exitCodes, TechnicianFailure, type ExitCode } from '../failure.js';
import { FollowedSensors } from '../followed-sensors.js';
import { joinBridge } from '../join-bridge.js';
import {
  addPlaceOptions,
  addStateDirectoryOption,
  readPlace,
  stateDirectoryOf,
  type PlaceOptions,
} from '../options.js';
import { stopped } from '../stopped.js';
import type { Surroundings } from '../surroundings.js';
import { withBridge } from '../with-bridge.js';
import { changeLine, tableLines } from './table.js';

/** A row of doors may change at once; the eye takes ten pictures a second. */
const redrawRestMs = 100;

/** ECMA-48: cursor home, erase to the end of the screen. */
const home = '\u001b[H\u001b[J';
const clear = `\u001b[2J${home}`;

interface WatchOptions extends PlaceOptions {
  readonly dataDirectory?: string;
  readonly stateDirectory?: string;
}

const nothingRecorded = 'What is opened meanwhile is recorded nowhere';

/** What a bridge of the command's own is not told to do; undefined: nothing is missing. */
function wordsOfWhatIsMissing({ dataDirectory, stateDirectory }: WatchOptions): string | undefined {
  if (dataDirectory !== undefined) return undefined;
  return stateDirectory === undefined
    ? `${nothingRecorded}, and nobody else is let in, a service neither: --data-directory names its folder.\n`
    : `${nothingRecorded}, unless a service is running: --data-directory names its folder.\n`;
}

/** Shows every tray until Ctrl-C: a table that is redrawn on a terminal, else the table once and then a line for each change. */
export async function watchTrays(options: WatchOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { output, errors, stop, time, isTerminal, colours, now } = surroundings;
  const { dataDirectory } = options;
  const stateDirectory = stateDirectoryOf(options);
  const place = {
    ...readPlace(options),
    ...(stateDirectory !== undefined && { stateDirectory }),
    sightings: dataDirectory === undefined ? undefined : ({ dataDirectory, command: 'watch' } as const),
  };
  return withBridge(joinBridge(place, surroundings), async (session, { startedAtMs }) => {
    const missing = wordsOfWhatIsMissing(options);
    if (startedAtMs !== undefined && missing !== undefined) errors.write(missing);
    const sensors = await FollowedSensors.of(session);
    const table = (): string =>
      `${tableLines(place.hardware.cabinets, sensors, isTerminal && colours).join('\n')}\n`;

    let cancelRedraw: (() => void) | undefined;
    const redraw = (): void => {
      cancelRedraw = undefined;
      output.write(`${home}${table()}Ctrl-C ends.\n`);
    };
    output.write(isTerminal ? `${clear}${table()}Ctrl-C ends.\n` : table());
    sensors.onChange((change) => {
      if (isTerminal) cancelRedraw ??= time.schedule(redrawRestMs, redraw);
      else output.write(`${changeLine(change, now())}\n`);
    });

    const end = await Promise.race([stopped(stop), session.closed.then(() => 'lost' as const)]);
    cancelRedraw?.();
    if (end === 'lost') throw new TechnicianFailure('the bridge has gone; start watch again');
    return exitCodes.success;
  });
}

/** Adds `watch` to the command line. */
export function addWatchCommand(
  program: Command,
  surroundings: Surroundings,
  end: (code: ExitCode) => void,
): void {
  addStateDirectoryOption(addPlaceOptions(program.command('watch')))
    .description('a live table of all trays: door, papers, health of the boards')
    .option(
      '--data-directory <directory>',
      'the service’s own: where doors and housings that are opened are recorded, while no bridge of the site runs',
    )
    .addHelpText(
      'after',
      `
shut/OPEN: the door; paper/-: what lies in the tray; ?: not known. Ctrl-C ends. Into a file it writes a line for each change.

Example:
  motcua247-bridge watch --site site.yaml --runtime-directory /run/motcua247`,
    )
    .action(async (options: WatchOptions) => {
      end(await watchTrays(options, surroundings));
    });
}
