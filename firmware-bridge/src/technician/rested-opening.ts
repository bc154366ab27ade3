import {
  bankSettings,
  isGpioBank,
  pulseGapMsOf,
  pulseMsOf,
  type BankHardware,
  type OpenResult,
  type SiteHardware,
} from '../../contract/index.js';
import type { BridgeSession } from '../../client/index.js';
import type { FollowedSensors } from './followed-sensors.js';
import type { Surroundings } from './surroundings.js';
import { waitForSensors } from './wait-for-sensors.js';
import { describeResult } from './words.js';

/** One that rests is commanded so often at most; each command is an entry of the ledger. */
const mostCommands = 3;

/** Above any pulse with the cool-down or the gap behind it. */
const longestRestMs = 90_000;

/** The bridge adds up to this much to its rests, because boards have clocks of their own. */
const reserveMs = 100;

/** How long to wait before the same opening is commanded once more; undefined where that would not help, or a lock was pulsed. Pure. */
export function restMsOf(result: OpenResult | null): number | undefined {
  switch (result?.reason) {
    case 'cooling_down':
      return result.readyInMs <= longestRestMs ? result.readyInMs : undefined;
    // It waited behind others for longer than a command is valid.
    case 'expired':
      return 0;
    default:
      return undefined;
  }
}

function coolDownMsOf(bank: BankHardware): number {
  return isGpioBank(bank) ? (bank.coolDownMs ?? 0) : bankSettings(bank).coolDownMs;
}

/** How long after its start, at most, a bridge pulses none of these trays: as long as a pulse before it and the rest behind that may last. Pure. */
export function restAfterStartMs(
  { buses, supplies = [], cabinets }: SiteHardware,
  trays: readonly string[],
): number {
  const banks = cabinets.flatMap((cabinet) => cabinet.banks);
  const own = banks.filter((bank) => bank.trays.some(({ label }) => trays.includes(label)));
  const gaps = [...buses.map(pulseGapMsOf), ...supplies.map(({ minimumPulseGapMs }) => minimumPulseGapMs)];
  return Math.max(...banks.map(pulseMsOf)) + Math.max(...gaps, ...own.map(coolDownMsOf)) + reserveMs;
}

/**
 * How long behind the pulse of a tray, at most, the bridge keeps a command for a tray waiting: for its own lock until that is cool, for any
 * other until the gap is over. Pure.
 */
export function restBetweenMs(
  { buses, supplies = [], cabinets }: SiteHardware,
  pulsed: string,
  next: string,
): number {
  const bank = cabinets
    .flatMap((cabinet) => cabinet.banks)
    .find(({ trays }) => trays.some(({ label }) => label === pulsed));
  const bus = buses.find(({ id }) => id === bank?.bus);
  if (!bank || !bus) return 0;
  const supply = supplies.find(({ id }) => id === bus.supply);
  const gapMs = supply ? supply.minimumPulseGapMs : pulseGapMsOf(bus);
  const coolDownMs = next === pulsed ? coolDownMsOf(bank) : 0;
  return pulseMsOf(bank) + Math.max(gapMs, coolDownMs) + reserveMs;
}

export interface RestParts {
  readonly session: BridgeSession;
  readonly sensors: FollowedSensors;
  readonly surroundings: Surroundings;
}

/**
 * Opens a tray; a lock that has to rest is waited for and commanded anew. Ends with the last answer, also on Ctrl-C.
 * @param command gives one command, with an operation of its own
 * @param isOver ends the waiting
 */
export async function openRested(
  tray: string,
  command: () => Promise<OpenResult | null>,
  { session, sensors, surroundings }: RestParts,
  isOver: () => boolean = () => false,
): Promise<OpenResult | null> {
  for (let commands = 1; ; commands += 1) {
    const result = await command();
    const restMs = restMsOf(result);
    if (restMs === undefined || commands === mostCommands) return result;
    surroundings.errors.write(`${describeResult(tray, result)} Waiting for it.\n`);
    const wait = await waitForSensors({ session, sensors }, isOver, restMs, surroundings);
    if (wait !== 'late') return result;
  }
}
