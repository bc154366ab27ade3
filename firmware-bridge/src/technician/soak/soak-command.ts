import type { Command } from 'commander';
import type { SiteHardware } from '../../../contract/index.js';
import { exitCodes, TechnicianFailure, type ExitCode } from '../failure.js';
import { FollowedSensors } from '../followed-sensors.js';
import { joinBridge } from '../join-bridge.js';
import {
  addSiteOpeningOptions,
  askReason,
  readOpeningPlace,
  wholeNumber,
  type SiteOpeningOptions,
} from '../options.js';
import { Prompter } from '../prompter.js';
import { restAfterStartMs, restBetweenMs } from '../rested-opening.js';
import type { Surroundings } from '../surroundings.js';
import { withBridge, withOpener } from '../with-bridge.js';
import { isFlawless, isLocksOwn, reportLines, type Trial } from './soak-record.js';
import { SoakTest, type SoakEnd } from './soak-test.js';

interface SoakOptions extends SiteOpeningOptions {
  readonly trays?: string[];
  readonly rounds: number;
  readonly shutWithin: number;
}

const mostRounds = 100;

/** Opens the trays under a person's eyes, again and again, and reports how often each lock failed. */
export async function soakLocks(options: SoakOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { output, errors } = surroundings;
  const place = readOpeningPlace(options, 'soak');
  const trays = chooseTrays(place.hardware, options.trays);
  const { rounds } = options;
  const prompter = new Prompter(surroundings);
  try {
    return await withBridge(joinBridge(place, surroundings), async (session, joined) => {
      const { startedAtMs } = joined;
      const sensors = await FollowedSensors.of(session);
      requireAllShut(sensors);
      const reason = await askReason(options.reason, prompter);
      const question = `Open ${trays.length} trays, ${rounds} times each? Somebody must stand there and shut them.`;
      if (!options.yes && !(await prompter.confirms(question))) {
        errors.write('Nothing was opened.\n');
        return exitCodes.declined;
      }
      const restsUntilMs =
        startedAtMs === undefined ? undefined : startedAtMs + restAfterStartMs(place.hardware, trays);
      const plan = {
        ...{ trays, rounds, shutWithinMs: options.shutWithin * 1000, restsUntilMs },
        restBetweenMs: (pulsed: string, next: string) => restBetweenMs(place.hardware, pulsed, next),
      };
      return withOpener(options, joined, { command: 'soak', reason }, surroundings, async (opener) => {
        const test = new SoakTest(plan, { session, sensors, opener, surroundings });
        try {
          const end = await test.run();
          errors.write(`${describeEnd(end)}\n`);
          return exitCodeOf(end, test.trials);
        } finally {
          output.write(`${reportLines(test.trials).join('\n')}\n`);
        }
      });
    });
  } finally {
    prompter.close();
  }
}

function chooseTrays(hardware: SiteHardware, wished: readonly string[] | undefined): string[] {
  const all = hardware.cabinets.flatMap(({ banks }) =>
    banks.flatMap((bank) => bank.trays.map(({ label }) => label)),
  );
  const missing = wished?.find((label) => !all.includes(label));
  if (missing !== undefined) throw new TechnicianFailure(`there is no tray ${missing} in the site file`);
  return wished ? [...new Set(wished)] : all;
}

/** A door that stands open already cannot be told from one that opens by itself. */
function requireAllShut(sensors: FollowedSensors): void {
  const open = [...sensors.trays.values()].filter(({ door }) => door === 'open').map(({ tray }) => tray);
  if (open.length > 0) throw new TechnicianFailure(`shut these trays first: ${open.join(', ')}`);
}

function describeEnd(end: SoakEnd): string {
  switch (end.kind) {
    case 'complete':
      return 'Every round is done.';
    case 'stopped':
      return 'Ended by you.';
    case 'bridge_lost':
      return 'The bridge has gone; nothing more can be opened.';
    case 'opened_without_command':
      return `STOPPED: ${end.tray} opened without a command. Take it out of service.`;
    case 'not_shut':
      return `STOPPED: ${end.tray} was not seen shut in time.`;
  }
}

function exitCodeOf(end: SoakEnd, trials: readonly Trial[]): ExitCode {
  switch (end.kind) {
    case 'complete':
      if (!isFlawless(trials.filter(isLocksOwn))) return exitCodes.defectFound;
      return trials.every(isLocksOwn) ? exitCodes.success : exitCodes.notOpened;
    case 'stopped':
      return exitCodes.declined;
    case 'bridge_lost':
      return exitCodes.failure;
    case 'opened_without_command':
    case 'not_shut':
      return exitCodes.defectFound;
  }
}

/** Adds `soak` to the command line. */
export function addSoakCommand(
  program: Command,
  surroundings: Surroundings,
  end: (code: ExitCode) => void,
): void {
  addSiteOpeningOptions(program.command('soak'))
    .description('open and shut trays under supervision, and report the failures of each lock')
    .option('--trays <labels...>', 'only these trays; else all')
    .option('--rounds <count>', `how often each, 1–${mostRounds}`, wholeNumber(1, mostRounds), 3)
    .option('--shut-within <seconds>', 'how long a person may take to shut a door', wholeNumber(1, 600), 60)
    .addHelpText(
      'after',
      `
Ends at once when a tray opens without a command. Ends with 0 when every lock opened each time, 7 when one did not,
4 when none failed and the bridge refused some commands, so that those locks are not tested.

Example:
  motcua247-bridge soak --site site.yaml --runtime-directory /run/motcua247 \\
    --data-directory /var/lib/motcua247 --trays A01 A02 --rounds 20 --reason "new locks"`,
    )
    .action(async (options: SoakOptions) => {
      end(await soakLocks(options, surroundings));
    });
}
