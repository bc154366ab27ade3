import { Command, InvalidArgumentError } from 'commander';
import { availableParallelism } from 'node:os';
import { measureBareTools } from './bare-tools.js';
import { choiceOfHour, choicesOf, type Wanted } from './choices.js';
import { measureGpioCommands, measureGpioScan } from './gpio-phases.js';
import { GpioReport, type GpioMeasured } from './gpio-report.js';
import { measureHour } from './hour.js';
import { measureCommands, measureEvents, measureScan } from './phases.js';
import { boardsOf, Report, type Measured } from './report.js';
import type { Choice, WireTime } from './simulated-world.js';
import { kinds, type GpioChoice, type SiteChoice } from './site-of-ninety.js';
import { Workbench } from './workbench.js';

/** `npm run bench -- bridge`: how quick the bridge is, beside what the wire or the tools allow; see docs/performance.md. */

interface Options extends Wanted {
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
  choice: Choice,
  work: (bench: Workbench) => Promise<Result>,
  wireTime?: WireTime,
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

async function measureBoards(choice: SiteChoice, { seconds, samples }: Options): Promise<Measured> {
  const scanning = await withWorkbench(choice, async (bench) => {
    const scan = await measureScan(bench, choice, seconds);
    const events = await measureEvents(bench, samples);
    const commands = await measureCommands(bench, scan.limit, samples);
    return { scan, events, commands, megabytes: bench.bridge.residentMegabytes() };
  });
  const idle = await withWorkbench(slowScan(choice), (bench) =>
    measureCommands(bench, scanning.scan.limit, samples),
  );
  return { ...scanning, idle };
}

async function measureGpio(choice: GpioChoice, { seconds, samples }: Options): Promise<GpioMeasured> {
  const bare = choice.backEnd === 'libgpiod' ? await measureBareTools(choice, samples) : undefined;
  return await withWorkbench(
    choice,
    async (bench) => {
      const scan = await measureGpioScan(bench, choice, seconds);
      const events = await measureEvents(bench, samples);
      const commands = await measureGpioCommands(bench, samples);
      const megabytes = bench.bridge.residentMegabytes();
      const megabytesOfGuard = bench.bridge.residentMegabytesOfChildren();
      return { bare, scan, events, commands, megabytes, megabytesOfGuard };
    },
    'rounded',
  );
}

async function measure(options: Options): Promise<void> {
  const choices = choicesOf(options);
  say(
    `Node ${process.versions.node}, ${availableParallelism()} cores; ${options.samples} samples, ${options.seconds} s of scanning each`,
  );
  const boards = new Report();
  const pins = new GpioReport();
  for (const choice of choices) {
    if (choice.driver === 'gpio') {
      pins.add(choice, await measureGpio(choice, options));
      say(`measured gpio by ${choice.backEnd}`);
    } else {
      boards.add(choice, await measureBoards(choice, options));
      say(`measured ${choice.driver} at ${choice.baudRate} baud`);
    }
  }
  say([boards.text(), pins.text()].join('\n'));
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
