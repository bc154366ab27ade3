import type { Command } from 'commander';
import { isGpioBus, isWireBus, mostTraceFrames, type TraceFrame } from '../../../contract/index.js';
import { mostFrames } from '../../trace/frame-ring.js';
import type { BridgeSession } from '../../../client/index.js';
import { exitCodes, type ExitCode } from '../failure.js';
import { joinBridge } from '../join-bridge.js';
import { addPlaceOptions, readPlace, wholeNumber, type PlaceOptions } from '../options.js';
import type { Surroundings } from '../surroundings.js';
import { withBridge } from '../with-bridge.js';
import { frameLine } from './frame-lines.js';

interface TraceOptions extends PlaceOptions {
  readonly last: number;
}

/** The newest `count` frames, oldest first, fetched page by page from the newest back. */
async function fetchFrames(session: BridgeSession, count: number): Promise<TraceFrame[]> {
  const frames: TraceFrame[] = [];
  while (frames.length < count) {
    const last = Math.min(count - frames.length, mostTraceFrames);
    const [oldest] = frames;
    const page = await session.call('trace', { last, ...(oldest && { beforeSequence: oldest.sequence }) });
    if (page.frames.length === 0) break;
    frames.unshift(...page.frames);
  }
  return frames;
}

/** Prints the last frames on the wires: time, direction, bytes and meaning. */
export async function traceFrames(options: TraceOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { output, errors, time, now } = surroundings;
  const place = readPlace(options);
  const gpio = place.hardware.buses.filter(isGpioBus).map(({ id }) => id);
  const hasWires = place.hardware.buses.some(isWireBus);
  return withBridge(joinBridge(place, surroundings), async (session) => {
    const frames = await fetchFrames(session, options.last);
    const atClockZero = now().getTime() - time.monotonicMs();
    for (const frame of frames) output.write(`${frameLine(frame, atClockZero)}\n`);
    if (hasWires && frames.length === 0)
      errors.write('No byte went over any line yet: is it connected? See watch.\n');
    if (gpio.length > 0)
      errors.write(
        `Locks on GPIO lines (${gpio.join(', ')}) have no frames, so they are never in a trace: watch shows their doors and health.\n`,
      );
    return exitCodes.success;
  });
}

/** Adds `trace` to the command line. */
export function addTraceCommand(
  program: Command,
  surroundings: Surroundings,
  end: (code: ExitCode) => void,
): void {
  addPlaceOptions(program.command('trace'))
    .description('the last frames on the wires, hex and decoded, with time and direction')
    .option('--last <count>', `how many frames, 1–${mostFrames}`, wholeNumber(1, mostFrames), 40)
    .addHelpText(
      'after',
      `
→ is from the bridge to the boards, ← from a board. The running bridge holds about the last 10 seconds.
Locks on GPIO lines have no frames; watch shows their doors and health.

Example:
  motcua247-bridge trace --site site.yaml --runtime-directory /run/motcua247 --last 200`,
    )
    .action(async (options: TraceOptions) => {
      end(await traceFrames(options, surroundings));
    });
}
