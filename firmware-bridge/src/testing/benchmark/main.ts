import { Command, InvalidArgumentError } from 'commander';
import { availableParallelism } from 'node:os';
import { driverLimits, driverNames } from '../../../contract/index.js';
import { measureHour } from './hour.js';
import { measureCommands, measureEvents, measureScan } from './phases.js';
import { boardsOf, Report } from './report.js';
import type { SiteChoice } from './site-of-ninety.js';
import { Workbench } from './workbench.js';

/** `npm run bench -- bridge`: how quick the bridge is, beside what the wire allows; see docs/performance.md. */

const baudRates = [9600, 19200];

interface Options {
  readonly driver?: string;
  readonly baud?: number;
  readonly seconds: number;
  readonly samples: number;
  readonly hour?: true;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('must be a whole number from 1 on');
  return value;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function withWorkbench<Result>(
  choice: SiteChoice,
  work: (bench: Workbench) => Promise<Result>,
  wireTime?: 'exact' | 'rounded',
): Promise<Result> {
  const bench = await Workbench.start(choice, wireTime);
  try {
    return await work(bench);
  } finally {
    await bench.stop();
  }
}

/** Each board is still asked twice within the time in which a look speaks for a pulse, and the line is free in between. */
function slowScan(choice: SiteChoice): SiteChoice {
  return { ...choice, scanIntervalMs: Math.floor(200 / boardsOf(choice)) };
}

async function measure(options: Options): Promise<void> {
  const choices = driverNames
    .filter((driver) => options.driver === undefined || options.driver === driver)
    .flatMap((driver) =>
      baudRates
        .filter((baudRate) => driverLimits[driver].baudRates.includes(baudRate))
        .filter((baudRate) => options.baud === undefined || options.baud === baudRate)
        .map((baudRate) => ({ driver, baudRate })),
    );
  if (choices.length === 0) throw new Error(`nothing to measure; drivers: ${driverNames.join(', ')}`);

  say(
    `Node ${process.versions.node}, ${availableParallelism()} cores; ${options.samples} samples, ${options.seconds} s of scanning each`,
  );
  const report = new Report();
  for (const choice of choices) {
    const scanning = await withWorkbench(choice, async (bench) => {
      const scan = await measureScan(bench, choice, options.seconds);
      const events = await measureEvents(bench, options.samples);
      const commands = await measureCommands(bench, scan.limit, options.samples);
      return { scan, events, commands, megabytes: bench.bridge.residentMegabytes() };
    });
    const idle = await withWorkbench(slowScan(choice), (bench) =>
      measureCommands(bench, scanning.scan.limit, options.samples),
    );
    say(`measured ${choice.driver} at ${choice.baudRate} baud`);
    report.add(choice, { ...scanning, idle });
  }
  say(report.text());
}

const program = new Command('bench bridge')
  .description('the bridge before simulated boards with ninety doors, beside what the wire allows')
  .option('--driver <name>', `only this kind of board: ${driverNames.join(', ')}`)
  .option('--baud <rate>', 'only this speed of the line', wholeNumber)
  .option('--seconds <n>', 'how long each scan is watched', wholeNumber, 15)
  .option('--samples <n>', 'commands and doors of each measurement', wholeNumber, 100)
  .option('--hour', 'instead: an hour of real work, and the memory it takes')
  .action((options: Options) =>
    options.hour
      ? withWorkbench(
          { driver: 'kerong-cu16', baudRate: 19200 },
          (bench) => measureHour(bench, say),
          'rounded',
        )
      : measure(options),
  );
await program.parseAsync();
