import { Option, type Command } from 'commander';
import {
  bankSettings,
  driverLimits,
  driverNames,
  statusByteOrders,
  type BoardBankHardware,
  type DriverName,
  type WireBusHardware,
} from '../../../contract/index.js';
import { exitCodes, TechnicianFailure, type ExitCode } from '../failure.js';
import { startOwnBridge } from '../join-bridge.js';
import { addOpeningOptions, askReason, numberRange, wholeNumber, type OpeningOptions } from '../options.js';
import { Prompter } from '../prompter.js';
import type { Surroundings } from '../surroundings.js';
import { withBridge, withOpener } from '../with-bridge.js';
import { lookAt, shutAmong, type Doors } from './doors.js';
import { missingLocks, workingSite, type BankPlan, type Banks, type LockPlace } from './draft.js';
import { mapInEitherOrder, readInBothOrders } from './either-order.js';
import { readBanks, readBus, writeBanks } from './files.js';
import { mapLocks, stopWord, type Mapped } from './map-locks.js';

interface MapOptions extends OpeningOptions {
  readonly write: string;
  readonly bus?: string;
  readonly driver: DriverName;
  readonly boards: readonly [number, number];
  readonly locks?: readonly [number, number];
  readonly closedBit?: 0 | 1;
  readonly statusByteOrder?: NonNullable<BoardBankHardware['statusByteOrder']>;
  readonly occupancySensor: boolean;
  readonly shutWithin: number;
}

/** More than the trays of any cabinet; the state of so many fits a line of the contract. */
const mostLocks = 400;

function numbers([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function planOf(options: MapOptions, bus: WireBusHardware): BankPlan {
  const { driver, boards, locks, statusByteOrder, occupancySensor } = options;
  const limits = driverLimits[driver];
  const ofEachBoard = numbers(locks ?? limits.locks);
  const places = numbers(boards).flatMap((board) => ofEachBoard.map((lock) => ({ board, lock })));
  if (places.length === 0)
    throw new TechnicianFailure('these are no boards or no locks: the first comes first');
  if (places.length > mostLocks)
    throw new TechnicianFailure(`at most ${mostLocks} locks at a time; name fewer`);
  const { closedBit } = bankSettings({ ...options, board: boards[0] });
  const withSensor = occupancySensor && limits.occupancySensors;
  const settings = { bus: bus.id, driver, closedBit, occupancySensor: withSensor };
  return { settings: { ...settings, ...(statusByteOrder && { statusByteOrder }) }, locks: places };
}

/** Finds out which lock belongs to which label, and writes it as the banks part of a site file. */
export async function mapSite(options: MapOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { output, errors } = surroundings;
  const { runtimeDirectory, write } = options;
  const bus = readBus(options.site, options.bus);
  const plan = planOf(options, bus);
  const begun = readBanks(write, bus);
  const missing = missingLocks(plan, begun);
  const prompter = new Prompter(surroundings);
  try {
    const look = (of: readonly LockPlace[], by: BankPlan): Promise<Doors> =>
      lookAt(of, by, bus, runtimeDirectory, surroundings);
    const save = (newer: Banks): void => {
      writeBanks(write, newer);
    };
    const readings = missing.length > 0 ? await readInBothOrders(plan, missing, { look, errors }) : undefined;
    const shut = readings ? shutAmong(readings.now.atStart, surroundings) : [];
    if (!readings || shut.length === 0)
      throw new TechnicianFailure('there is no lock left that reads shut and has no label');
    const reason = await askReason(options.reason, prompter);
    if (!options.yes && !(await prompter.confirms(`Open ${shut.length} locks, one after the other?`))) {
      errors.write('Nothing was opened.\n');
      return exitCodes.declined;
    }
    errors.write(
      `Answer with the label (A07, A07 large, A07 large reachable), with nothing for "leave it out", or with ${stopWord}.\n`,
    );
    const mapSome = (
      by: BankPlan,
      locks: readonly LockPlace[],
      standsOpen: boolean,
      known: Banks,
    ): Promise<Mapped> => {
      const place = { hardware: workingSite(by, bus, locks), runtimeDirectory };
      return withBridge(startOwnBridge(place, surroundings), (session) =>
        withOpener(options, session, { command: 'map', reason }, surroundings, (opener) =>
          mapLocks(locks, known, {
            plan: by,
            standsOpen,
            bus,
            session,
            opener,
            prompter,
            surroundings,
            shutWithinMs: options.shutWithin * 1000,
            save,
          }),
        ),
      );
    };
    const banks = await mapInEitherOrder(readings, shut, begun, { look, save, mapSome, errors });
    const left = missingLocks(plan, banks).length;
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
    .addOption(
      new Option('--driver <name>', 'the kind of the boards').choices(driverNames).makeOptionMandatory(),
    )
    .requiredOption('--boards <range>', 'their addresses, such as 0-5', numberRange)
    .option('--bus <id>', 'the bus of the site file; needed when it has several')
    .option('--locks <range>', 'locks of each board; else all', numberRange)
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
Of the site file only the buses are read. Stop the bridge first. Answers may be piped in, a line each.

Example:
  motcua247-bridge map --site site.yaml --runtime-directory /run/motcua247 --data-directory /var/lib/motcua247 \\
    --driver kerong-cu16 --boards 0-5 --write banks.yaml`,
    )
    .action(async (options: MapOptions) => {
      end(await mapSite(options, surroundings));
    });
}
