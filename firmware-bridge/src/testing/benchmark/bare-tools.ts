import { join } from 'node:path';
import { gpioDirectory } from '../../../simulator/gpio/create-endpoint.js';
import { readingArguments, settingArguments } from '../../gpio/libgpiod/syntax.js';
import { Tools } from '../../gpio/libgpiod/tools.js';
import { systemTime } from '../../time.js';
import { SimulatedWorld } from './simulated-world.js';
import { busId, doorLines, outputChip, type GpioChoice } from './site-of-ninety.js';
import { median, quantile } from './statistics.js';

/** What the tools take when nothing else is done, in milliseconds. */
export interface BareTools {
  /** The `gpiodetect` that finds the chips and the processes of `gpioget` that read ninety doors, one after the other: the median. */
  readonly lookMs: number;
  /** Such a look, and then the `gpiodetect` before a pulse and one `gpioset`, up to its word that the lines are set. */
  readonly lookAndSetMs: { readonly p50: number; readonly p99: number };
}

const lock = [
  { chip: outputChip, offset: 4, level: 1 },
  { chip: outputChip, offset: 13, level: 1 },
] as const;

/** Starts the tools itself, before the same simulated chips and without a bridge. */
export async function measureBareTools(choice: GpioChoice, count: number): Promise<BareTools> {
  const world = await SimulatedWorld.start(choice, 'rounded');
  try {
    const tools = new Tools(join(gpioDirectory(world.directory, busId), 'bin'));
    const looks: number[] = [];
    const settings: number[] = [];
    // A pulse moves a door, and the simulator has work of its own then: no look beside it.
    for (let index = 0; index < count; index += 1) looks.push(await duration(() => readDoors(tools)));
    for (let index = 0; index < count; index += 1) settings.push(await pulse(tools));
    const both = looks.map((lookMs, index) => lookMs + (settings[index] ?? Number.NaN));
    return { lookMs: median(looks), lookAndSetMs: { p50: median(both), p99: quantile(both, 0.99) } };
  } finally {
    await world.stop();
  }
}

async function duration(work: () => Promise<void>): Promise<number> {
  const beganMs = systemTime.monotonicMs();
  await work();
  return systemTime.monotonicMs() - beganMs;
}

async function readDoors(tools: Tools): Promise<void> {
  const names = await tools.names();
  for (const { chip, offsets } of doorLines)
    await tools.run('gpioget', readingArguments(tools.version(), names.of(chip), offsets, undefined));
}

async function pulse(tools: Tools): Promise<number> {
  const version = tools.version();
  const beganMs = systemTime.monotonicMs();
  const words = settingArguments(version, tools.namesNow().of(outputChip), lock, { pulseMs: 50 });
  const tool = tools.pulse(words, true);
  await tool.set;
  const setMs = systemTime.monotonicMs() - beganMs;
  await tool.ended;
  return setMs;
}
