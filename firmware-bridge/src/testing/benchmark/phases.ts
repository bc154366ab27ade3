import { seededRandomness, type RecordEntry } from '../../../simulator/index.js';
import { systemTime } from '../../time.js';
import { exchangeLimit, pulseDelay, scansIn, type ExchangeLimit, type PulseDelay } from './measurements.js';
import { doorCount, trayLabel, type SiteChoice } from './site-of-ninety.js';
import type { Workbench } from './workbench.js';

/** The trace of the bridge holds so many frames. */
const tracedFrames = 2_000;

/** Behind a pulse and its confirmation its frames are still among the newest. */
const framesOfAnOpening = 240;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface ScanResult {
  readonly limit: ExchangeLimit;
  readonly scansMs: readonly number[];
  /** Processor time of the bridge while it did nothing but scan, as a share of one core. */
  readonly processorShare: number;
}

/** Lets the bridge scan undisturbed. */
export async function measureScan(
  bench: Workbench,
  { driver, baudRate }: SiteChoice,
  seconds: number,
): Promise<ScanResult> {
  // Node compiles what runs often in its first seconds.
  await pause(3_000);
  const [beganMs, usedMs] = [systemTime.monotonicMs(), bench.bridge.processorMs()];
  await pause(seconds * 1000);
  const processorShare = (bench.bridge.processorMs() - usedMs) / (systemTime.monotonicMs() - beganMs);
  // The trace reaches back to the very first questions, before anything was compiled.
  const frames = (await bench.frames(tracedFrames)).filter(({ atMonotonicMs }) => atMonotonicMs >= beganMs);
  return { limit: exchangeLimit(driver, baudRate, frames), scansMs: scansIn(frames), processorShare };
}

/** Opens a tray, and shuts it again once it was seen open. @throws Error when it stays shut */
export async function openAndShut(
  bench: Workbench,
  tray: string,
  whileOpen: (commandedAtMs: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const commandedAtMs = systemTime.monotonicMs();
  const result = await bench.client.open(tray);
  if (result.outcome !== 'opened') throw new Error(`${tray} did not open: ${JSON.stringify(result)}`);
  await whileOpen(commandedAtMs);
  await bench.world.close(tray);
  await bench.doorSeen(tray, 'closed');
}

/** Opens one tray after the other at random moments; how long each command waited for its pulse. */
export async function measureCommands(
  bench: Workbench,
  limit: ExchangeLimit,
  count: number,
): Promise<PulseDelay[]> {
  const randomness = seededRandomness(1);
  const delays: PulseDelay[] = [];
  for (let index = 0; index < count; index += 1) {
    const tray = trayLabel((index * 7) % doorCount);
    await pause(40 + randomness.below(200));
    await openAndShut(bench, tray, async (atMs) => {
      delays.push(
        pulseDelay(
          await bench.frames(framesOfAnOpening),
          { atMs, readAtMs: bench.commands.newest(tray) },
          limit,
        ),
      );
    });
  }
  return delays;
}

/** Breaks doors open at random moments; from the door's opening to its event in this process, in milliseconds. */
export async function measureEvents(bench: Workbench, count: number): Promise<number[]> {
  const randomness = seededRandomness(2);
  const opened = new Map<string, number>();
  const note = ({ event, monotonicMs }: RecordEntry): void => {
    if (event.kind === 'door' && event.door === 'open') opened.set(event.tray, monotonicMs);
  };
  return await listening(bench, note, async () => {
    const delays: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const tray = trayLabel((index * 7) % doorCount);
      await pause(40 + randomness.below(200));
      await bench.world.forceOpen(tray);
      const seenAtMs = await bench.doorSeen(tray, 'open');
      delays.push(seenAtMs - (opened.get(tray) ?? Number.NaN));
      await bench.world.close(tray);
      await bench.doorSeen(tray, 'closed');
    }
    return delays;
  });
}

/** Hears what happens in the simulated world while the work is done, and no longer. */
export async function listening<Result>(
  bench: Workbench,
  hear: (entry: RecordEntry) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const record = await bench.world.events(hear);
  try {
    return await work();
  } finally {
    record.close();
    await record.ended;
  }
}
