import { isDeepStrictEqual } from 'node:util';
import { Option, type Command } from 'commander';
import { driverNames, isWireBus, statusByteOrders } from '../../../contract/index.js';
import { exitCodes, TechnicianFailure, type ExitCode } from '../failure.js';
import { startOwnBridge } from '../join-bridge.js';
import { addOpeningOptions, askReason, numberRange, wholeNumber, type OpeningOptions } from '../options.js';
import { Prompter } from '../prompter.js';
import type { Surroundings } from '../surroundings.js';
import { withBridge, withOpener } from '../with-bridge.js';
import { planBoards, type BoardChoices } from './board-plan.js';
import { lookAt, type Doors } from './doors.js';
import { missingLocks, workingLabel, workingSite, type Banks } from './draft.js';
import { mapInEitherOrder, readInBothOrders } from './either-order.js';
import { readBanks, readBus, readGpioBank, readMains, writeBanks } from './files.js';
import { planGpio, withLinesOf } from './gpio-plan.js';
import { LockChoice } from './lock-choice.js';
import { mapLocks, stopWord, type Mapped, type Stretch } from './map-locks.js';
import type { LockPlace, MapPlan } from './plan.js';

type MapOptions = OpeningOptions &
  Partial<BoardChoices> & {
    readonly write: string;
    readonly bus?: string;
    readonly bank?: string;
    readonly shutWithin: number;
  };

/** What is to be mapped. @throws TechnicianFailure where the options do not fit the bus */
function readPlan(options: MapOptions): MapPlan {
  const { site, driver, boards, bank, locks, closedBit, statusByteOrder, occupancySensor = true } = options;
  const bus = readBus(site, options.bus);
  if (isWireBus(bus)) {
    if (bank !== undefined || driver === undefined || boards === undefined)
      throw new TechnicianFailure(
        `bus "${bus.id}" has lock boards: name them with --driver and --boards; --bank is for a bus of GPIO`,
      );
    return planBoards(bus, { ...options, driver, boards, occupancySensor });
  }
  if ([driver, boards, closedBit, statusByteOrder].some((option) => option !== undefined))
    throw new TechnicianFailure(
      `bus "${bus.id}" is GPIO: its lines and their levels stand in the site file; --driver, --boards, --closed-bit and --status-byte-order are for lock boards`,
    );
  return planGpio(bus, readGpioBank(site, bus, bank), locks);
}

/** Every lock has its label already; what else of a bank stands in the site file now is written all the same. */
function endWithNoneLeft(
  { write }: Pick<MapOptions, 'write'>,
  before: Banks,
  now: Banks,
  { output }: Pick<Surroundings, 'output'>,
): ExitCode {
  const isSame = isDeepStrictEqual(before, now);
  if (!isSame) writeBanks(write, now);
  const what = isSame
    ? 'nothing is to be mapped'
    : 'their bank is written as the site file has it now, with the labels they had';
  output.write(`Every one of these locks has a label in ${write} already: ${what}. Nothing was opened.\n`);
  return exitCodes.success;
}

/** Finds out which lock belongs to which label, and writes it as the banks part of a site file. */
export async function mapSite(options: MapOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { output, errors } = surroundings;
  const { runtimeDirectory, write } = options;
  const plan = { ...readPlan(options), mains: readMains(options.site) };
  const before = readBanks(write, plan.bus);
  const { banks: begun, lost } = withLinesOf(plan, before);
  for (const label of lost)
    errors.write(`${label} has other lines in the site file now: it is mapped again.\n`);
  const missing = missingLocks(plan, begun);
  if (missing.length === 0) return endWithNoneLeft(options, before, begun, surroundings);
  const mistakes: string[] = [];
  const prompter = new Prompter(surroundings);
  const choice = new LockChoice(!options.yes, prompter, surroundings);
  try {
    const look = (by: MapPlan): Promise<Doors> => lookAt(by, runtimeDirectory, surroundings);
    const save = (newer: Banks): void => {
      writeBanks(write, newer);
    };
    const readings = await readInBothOrders(plan, missing, { look, errors });
    const shut = choice.shutAmong(missing, readings.now.atStart);
    if (shut.length === 0)
      throw new TechnicianFailure(
        `none of the ${missing.length} locks that have no label reads shut, so there is none to open`,
      );
    const reason = await askReason(options.reason, prompter);
    const agreed = await choice.agreeOn(shut);
    if (agreed.length === 0) {
      errors.write('Nothing was opened.\n');
      return exitCodes.declined;
    }
    errors.write(
      `Answer with the label (A07, A07 large, A07 large reachable), with nothing for "leave it out", or with ${stopWord}.\n`,
    );
    const mapSome = (stretch: Stretch, known: Banks): Promise<Mapped> => {
      const hardware = workingSite(stretch.plan, stretch.watched);
      const locks = new Map(stretch.watched.map((lock, index) => [workingLabel(index), lock.target]));
      const sightings = {
        dataDirectory: options.dataDirectory,
        command: 'map',
        lockOf: (label: string) => locks.get(label),
      } as const;
      const place = { hardware, runtimeDirectory, hasWorkingLabels: true, sightings } as const;
      return withBridge(startOwnBridge(place, surroundings), (session, joined) =>
        withOpener(options, joined, { command: 'map', reason }, surroundings, (opener) =>
          mapLocks(stretch, known, {
            session,
            opener,
            prompter,
            surroundings,
            shutWithinMs: options.shutWithin * 1000,
            save,
            noteMistake: (sentence) => {
              mistakes.push(sentence);
              errors.write(`${sentence}\n`);
            },
          }),
        ),
      );
    };
    const choose = (among: readonly LockPlace[], doors: Doors): Promise<LockPlace[]> =>
      choice.agreeOn(choice.shutAmong(among, doors));
    const ways = { look, save, choose, mapSome, errors };
    const banks = await mapInEitherOrder(readings, missing, agreed, begun, ways);
    const left = missingLocks(plan, banks).length;
    for (const sentence of mistakes) output.write(`${sentence}\n`);
    output.write(
      `${plan.locks.length - left} of ${plan.locks.length} locks have a label in ${write}; start again for the others.\n`,
    );
    return exitCodes.success;
  } finally {
    prompter.close();
  }
}

/** Adds `map` to the command line. */
export function addMapCommand(
  program: Command,
  surroundings: Surroundings,
  end: (code: ExitCode) => void,
): void {
  addOpeningOptions(program.command('map'))
    .description('open lock after lock, ask which label it was, write the banks of the site file')
    .requiredOption(
      '--write <file>',
      'where the banks are written after each answer, and read when there are some',
    )
    .option('--bus <id>', 'the bus of the site file; needed when it has several')
    .addOption(new Option('--driver <name>', 'the kind of the boards; not on GPIO').choices(driverNames))
    .option('--boards <range>', 'their addresses, such as 0-5; not on GPIO', numberRange)
    .option('--bank <id>', 'on GPIO: the bank of the site file; needed when the bus has several')
    .option('--locks <range>', 'locks of each board or of the bank; else all', numberRange)
    .option('--closed-bit <bit>', 'which value of a lock’s bit means closed', wholeNumber(0, 1))
    .addOption(
      new Option(
        '--status-byte-order <order>',
        'which status byte holds the first locks, where it differs from board to board; else found by looking',
      ).choices(statusByteOrders),
    )
    .option('--no-occupancy-sensor', 'the trays have no sensors for papers')
    .option('--shut-within <seconds>', 'how long a person may take to shut a door', wholeNumber(1, 600), 120)
    .addHelpText(
      'after',
      `
Of the site file only the buses are read, and on GPIO the lines of the bank, whose trays may be missing. Stop the bridge
first. Labels may be piped in, a line for each lock; it ends at the first lock that gets none.

Examples:
  motcua247-bridge map --site site.yaml --runtime-directory /run/motcua247 --data-directory /var/lib/motcua247 \\
    --driver kerong-cu16 --boards 0-5 --write banks.yaml
  motcua247-bridge map --site site.yaml --runtime-directory /run/motcua247 --data-directory /var/lib/motcua247 \\
    --bus pins --bank relays --write banks.yaml`,
    )
    .action(async (options: MapOptions) => {
      end(await mapSite(options, surroundings));
    });
}
