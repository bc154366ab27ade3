import { Command, InvalidArgumentError } from 'commander';
import { availableParallelism } from 'node:os';
import { measureBareTools } from './bare-tools.js';
import { choiceOfHour, choicesOf, type Wanted } from './choices.js';
import { measureGpioCommands, measureGpioScan } from './gpio-phases.js';
import { GpioReport } from './gpio-report.js';
import { measureHour } from './hour.js';
import { measureBoards, type Extent } from './measure-boards.js';
import { measureEach } from './measure-each.js';
import { measureGpio } from './measure-gpio.js';
import { measureCommands, measureEvents, measureScan } from './phases.js';
import { Report } from './report.js';
import { kinds } from './site-of-ninety.js';
import { withWorkbench } from './workbench.js';

/** `npm run bench -- bridge`: how quick the bridge is, beside what the wire or the tools allow; see docs/performance.md. */

interface Options extends Wanted, Extent {
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

const boardPhases = { withWorkbench, measureScan, measureEvents, measureCommands };
const gpioPhases = { withWorkbench, measureBareTools, measureGpioScan, measureEvents, measureGpioCommands };

async function measure(options: Options): Promise<void> {
  const choices = choicesOf(options);
  say(
    `Node ${process.versions.node}, ${availableParallelism()} cores; ${options.samples} samples, ${options.seconds} s of scanning each`,
  );
  const boards = new Report(say);
  const pins = new GpioReport(say);
  const failures = await measureEach(
    choices,
    (choice) =>
      choice.driver === 'gpio'
        ? measureGpio(choice, options, pins, gpioPhases)
        : measureBoards(choice, options, boards, boardPhases),
    say,
  );
  for (const report of [boards, pins]) say(report.text());
  if (failures.length === 0) return;
  say(`FAILED, ${failures.length} of ${choices.length}: ${failures.join('; ')}`);
  process.exitCode = 1;
}

const program = new Command('bench bridge')
  .description('the bridge before simulated locks with ninety doors, beside what the wire or the tools allow')
  .option('--driver <name>', `only this kind of locks: ${kinds.join(', ')}`)
  .option('--baud <rate>', 'only this speed of the line', wholeNumber)
  .option('--seconds <n>', 'how long each scan is watched', wholeNumber, 15)
  .option('--samples <n>', 'commands and doors of each measurement', wholeNumber, 100)
  .option('--hour', 'instead: an hour of real work with one kind, and the memory it takes')
  .action((options: Options) =>
    options.hour
      ? withWorkbench(choiceOfHour(options), (bench) => measureHour(bench, say), 'rounded')
      : measure(options),
  );
await program.parseAsync();
