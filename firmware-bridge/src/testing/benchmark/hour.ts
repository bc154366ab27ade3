import { systemTime } from '../../time.js';
import { openAndShut } from './phases.js';
import { doorCount, trayLabel } from './site-of-ninety.js';
import type { Workbench } from './workbench.js';

const minuteMs = 60_000;
const minutes = 60;

/** Far more than on the busiest day. */
const openingsAMinute = 60;

/** What the second half of the hour may add to the memory, in MB; more is not flat. */
const flatWithinMegabytes = 5;

/**
 * An hour of the real thing, because the memory of a process knows no other: continuous scanning, and doors that are opened and shut.
 * On a machine that does other things beside, an opening may fail; the memory is the same.
 */
export async function measureHour(bench: Workbench, say: (line: string) => void): Promise<void> {
  const beganMs = systemTime.monotonicMs();
  const samples: number[] = [];
  let openings = 0;
  let failures = 0;
  for (let minute = 1; minute <= minutes; minute += 1) {
    const endMs = beganMs + minute * minuteMs;
    for (let count = 0; count < openingsAMinute && systemTime.monotonicMs() < endMs; count += 1) {
      const tray = trayLabel((openings * 7) % doorCount);
      await openAndShut(bench, tray).catch(async () => {
        failures += 1;
        // It may stand open all the same, and would count against those that come after it.
        await bench.world.close(tray);
      });
      openings += 1;
    }
    const restMs = endMs - systemTime.monotonicMs();
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    const megabytes = bench.bridge.residentMegabytes();
    samples.push(megabytes);
    say(`after ${minute} min and ${openings} openings, ${failures} failed: ${megabytes.toFixed(1)} MB`);
  }
  const half = samples[minutes / 2 - 1] ?? Number.NaN;
  const highest = Math.max(...samples);
  const added = (samples.at(-1) ?? Number.NaN) - half;
  const flat = added <= flatWithinMegabytes ? 'flat' : 'not flat';
  say(
    `at most ${highest.toFixed(1)} MB (goal 80); the second half hour added ${added.toFixed(1)} MB: ${flat}`,
  );
}
