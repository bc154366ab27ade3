import { seededRandomness, type RecordEntry } from '../../../simulator/index.js';
import { systemTime } from '../../time.js';
import { LookWatch } from './look-watch.js';
import { listening, openAndShut } from './phases.js';
import { doorCount, trayLabel, type GpioChoice } from './site-of-ninety.js';
import type { Workbench } from './workbench.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The record reaches this process over a socket. */
const longestHearingMs = 2_000;

export interface GpioScan {
  /** From one look at the first doors to the next; none where nothing tells of a look. */
  readonly scansMs: readonly number[];
  /** Processor time while nothing else is done, as shares of one core: of the bridge itself, and of its guard and tools. */
  readonly processorShare: number;
  readonly processorShareOfTools: number;
}

/** Lets the bridge scan undisturbed. */
export async function measureGpioScan(
  bench: Workbench,
  { backEnd }: GpioChoice,
  seconds: number,
): Promise<GpioScan> {
  // Node compiles what runs often in its first seconds.
  await pause(3_000);
  // A file that is read tells nobody.
  const watch = backEnd === 'libgpiod' ? LookWatch.start(bench.directory) : undefined;
  const { bridge } = bench;
  const [beganMs, own, children] = [
    systemTime.monotonicMs(),
    bridge.processorMs(),
    bridge.processorOfChildrenMs(),
  ];
  await pause(seconds * 1000);
  const tookMs = systemTime.monotonicMs() - beganMs;
  return {
    scansMs: watch?.stop() ?? [],
    processorShare: (bridge.processorMs() - own) / tookMs,
    processorShareOfTools: (bridge.processorOfChildrenMs() - children) / tookMs,
  };
}

/** Opens one tray after the other at random moments; from each command to the lines of its lock being on, in milliseconds. */
export async function measureGpioCommands(bench: Workbench, count: number): Promise<number[]> {
  const randomness = seededRandomness(1);
  const pulsed = new Map<string, number>();
  const note = ({ event, monotonicMs }: RecordEntry): void => {
    if (event.kind === 'pulse') pulsed.set(event.tray, monotonicMs);
  };
  return await listening(bench, note, async () => {
    const delays: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const tray = trayLabel((index * 7) % doorCount);
      pulsed.delete(tray);
      await pause(40 + randomness.below(200));
      await openAndShut(bench, tray, async (commandedAtMs) => {
        const endMs = systemTime.monotonicMs() + longestHearingMs;
        while (!pulsed.has(tray) && systemTime.monotonicMs() < endMs) await pause(2);
        delays.push((pulsed.get(tray) ?? Number.NaN) - commandedAtMs);
      });
    }
    return delays;
  });
}
