import type { Command } from 'commander';
import { exitCodes, TechnicianFailure, type ExitCode } from '../failure.js';
import { FollowedSensors } from '../followed-sensors.js';
import { joinBridge, type Place } from '../join-bridge.js';
import { addSiteOpeningOptions, askReason, readOpeningPlace, type SiteOpeningOptions } from '../options.js';
import { Prompter } from '../prompter.js';
import { openRested, restMsOf } from '../rested-opening.js';
import type { Surroundings } from '../surroundings.js';
import { withBridge, withOpener } from '../with-bridge.js';
import { describeResult, doorWords, exitCodeOf, paperWords } from '../words.js';

/** Opens one tray, once, after the technician has said why and confirmed. */
export async function openTray(
  tray: string,
  options: SiteOpeningOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { output, errors } = surroundings;
  const place = readOpeningPlace(options, 'open');
  requireTray(place.hardware, tray);
  const prompter = new Prompter(surroundings);
  try {
    return await withBridge(joinBridge(place, surroundings), async (session, joined) => {
      const sensors = await FollowedSensors.of(session);
      const now = sensors.trays.get(tray);
      if (now) errors.write(`${tray}: door ${doorWords[now.door]}, ${paperWords[now.occupancy]}.\n`);
      const reason = await askReason(options.reason, prompter);
      if (!options.yes && !(await prompter.confirms(`Open ${tray}?`))) {
        errors.write('Nothing was opened.\n');
        return exitCodes.declined;
      }
      const result = await withOpener(options, joined, { command: 'open', reason }, surroundings, (opener) =>
        openRested(tray, () => opener.open(tray), { session, sensors, surroundings }),
      );
      output.write(`${describeResult(tray, result)}\n`);
      const isGivenUp = surroundings.stop.aborted && restMsOf(result) !== undefined;
      return isGivenUp ? exitCodes.declined : exitCodeOf(result);
    });
  } finally {
    prompter.close();
  }
}

function requireTray(hardware: Place['hardware'], tray: string): void {
  const labels = hardware.cabinets.flatMap(({ banks }) => banks.flatMap(({ trays }) => trays));
  if (labels.some(({ label }) => label === tray)) return;
  const known = labels.map(({ label }) => label);
  throw new TechnicianFailure(
    `there is no tray ${tray} in the site file; it has ${known[0] ?? ''} to ${known.at(-1) ?? ''}`,
  );
}

/** Adds `open` to the command line. */
export function addOpenCommand(
  program: Command,
  surroundings: Surroundings,
  end: (code: ExitCode) => void,
): void {
  addSiteOpeningOptions(program.command('open'))
    .argument('<tray>', 'label of the tray, such as A07')
    .description('open one tray once, with a reason for the ledger')
    .addHelpText(
      'after',
      `
Ends with 0 when the sensor shows the door open, 4 when the tray did not open, 5 when nobody knows, 6 when you said no.

Example:
  motcua247-bridge open A07 --site site.yaml --runtime-directory /run/motcua247 \\
    --data-directory /var/lib/motcua247 --reason "lock exchanged" --yes`,
    )
    .action(async (tray: string, options: SiteOpeningOptions) => {
      end(await openTray(tray, options, surroundings));
    });
}
