import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { longestReason } from '../../contract/index.js';
import { readSiteHardware } from '../site-file.js';
import { TechnicianFailure } from './failure.js';
import type { Place } from './join-bridge.js';
import type { Prompter } from './prompter.js';

export interface PlaceOptions {
  readonly site: string;
  readonly runtimeDirectory: string;
}

/** For commands that open trays. */
export interface OpeningOptions extends PlaceOptions {
  readonly dataDirectory: string;
  readonly reason?: string;
  readonly yes?: true;
}

/** For those that open the trays of the site itself. */
export interface SiteOpeningOptions extends OpeningOptions {
  readonly stateDirectory?: string;
}

/** Adds the options by which a command finds the site and its bridge. */
export function addPlaceOptions(command: Command): Command {
  return command
    .requiredOption('--site <file>', 'site file (YAML); its hardware part is read')
    .requiredOption('--runtime-directory <directory>', 'where bridge.sock is, or is made');
}

/** Adds the options of every command that opens trays. */
export function addOpeningOptions(command: Command): Command {
  return addPlaceOptions(command)
    .requiredOption('--data-directory <directory>', 'where the record of openings is kept; the service’s own')
    .addOption(new Option('--reason <words>', 'why, for the ledger; asked when left out').argParser(reason))
    .option('-y, --yes', 'do not ask for confirmation');
}

/** Adds the options of a command that opens the trays of the site under their own labels. */
export function addSiteOpeningOptions(command: Command): Command {
  return addStateDirectoryOption(addOpeningOptions(command));
}

/** Adds where a bridge of the command's own finds and keeps the doors that may stand open. */
export function addStateDirectoryOption(command: Command): Command {
  return command.option(
    '--state-directory <directory>',
    'where the site’s bridge keeps the doors that may stand open (default: bridge in the data directory)',
  );
}

/** Where the doors that may stand open are kept; undefined where no folder is named at all. */
export function stateDirectoryOf({
  dataDirectory,
  stateDirectory,
}: Partial<Pick<SiteOpeningOptions, 'dataDirectory' | 'stateDirectory'>>): string | undefined {
  return stateDirectory ?? (dataDirectory === undefined ? undefined : join(dataDirectory, 'bridge'));
}

/**
 * A place where the doors that may stand open are known from one bridge to the next.
 * @throws SiteFileError, TechnicianFailure where there is no data directory: it is nobody's to make here
 */
export function readOpeningPlace(options: SiteOpeningOptions, command: 'open' | 'soak'): Place {
  const { dataDirectory, stateDirectory = join(dataDirectory, 'bridge') } = options;
  const place = readPlace(options);
  if (!existsSync(dataDirectory))
    throw new TechnicianFailure(`nothing is opened without a record, and there is no ${dataDirectory}`);
  return { ...place, stateDirectory, sightings: { dataDirectory, command } };
}

/** @throws SiteFileError */
export function readPlace({ site, runtimeDirectory }: PlaceOptions): Place {
  return { hardware: readSiteHardware(site), runtimeDirectory };
}

/** A whole number within bounds, as an option or an argument. */
export function wholeNumber(smallest: number, greatest: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^[0-9]{1,9}$/.test(text) || value < smallest || value > greatest) {
      throw new InvalidArgumentError(`must be a whole number from ${smallest} to ${greatest}`);
    }
    return value;
  };
}

/** `3` or `1-31`, as an option. */
export function numberRange(text: string): readonly [first: number, last: number] {
  const [, first, last] = /^([0-9]{1,3})(?:-([0-9]{1,3}))?$/.exec(text) ?? [];
  if (first === undefined) throw new InvalidArgumentError('must be a number or a range, such as 1-31');
  return [Number(first), Number(last ?? first)];
}

function reason(text: string): string {
  const words = text.trim();
  if (words === '' || words.length > longestReason || /\p{Cc}/u.test(words)) {
    throw new InvalidArgumentError(`must be 1–${longestReason} characters on one line`);
  }
  return words;
}

/** The reason given as an option, or the person's. @throws TechnicianFailure when the person gives none */
export async function askReason(given: string | undefined, prompter: Prompter): Promise<string> {
  if (given !== undefined) return given;
  try {
    return reason(await prompter.ask('Reason for the ledger:'));
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new TechnicianFailure(`nothing was opened: the reason ${error.message}`);
  }
}
