import { extraReplyTimeouts, extraTrafficMs, type DoorState, type OpenResult } from '../../contract/index.js';
import type { Permit, PulseEnd, Refusal } from '../bus/unlock-queue.js';
import type { TrayPlace } from '../layout.js';
import { delay, type Time } from '../time.js';
import { Confirmation, longestUnseenMs } from './confirmation.js';

/** Between two polls that wait for a door; leaves the line to the scan of the other boards. */
const confirmationPollMs = 30;

/** How often a board is asked, before a pulse, to show the door. */
const looksBeforePulse = 3;

/** A pulse may have waited for the gap after another one; what was seen longer ago than this no longer speaks for it. */
const seenRecentlyMs = 2_000;

/** Who pulls in the last moment of a pulse has the door off its sensor by then. */
export const lastPullMs = 200;

export interface AttemptSurroundings {
  readonly time: Time;
  /** Everything that forbids the pulse at this moment, except the tray's own door. */
  readonly permit: Permit;
  /** The command is void from then on, on the monotonic clock. */
  readonly notAfterMs: number;
  /** Told in the same breath as the pulse is known to be sent. */
  readonly pulsed: (atMs: number) => void;
  /** The bridge stops and cannot wait for the door any longer. */
  readonly mustGiveUp: () => boolean;
}

/** Every refusal but the one that says for how long. */
export type PlainRefusal = Exclude<Refusal, 'cooling_down'>;

export function refused(reason: PlainRefusal): OpenResult {
  return { outcome: 'not_opened', reason, pulsed: false };
}

/** The door as far as it can be relied on: `unknown` while the last two good replies differ. */
function doorOf({ bank, lock }: TrayPlace): DoorState {
  const believed = bank.observation.state(lock).door;
  return bank.observation.latestDoor(lock) === believed ? believed : 'unknown';
}

/** Whether the scan has just been answered that the door is closed: so short a time ago that nobody has opened and shut it since. */
function isSeenClosed(tray: TrayPlace, nowMs: number): boolean {
  const { observation, answeredLast } = tray.bank;
  const ageMs = nowMs - observation.provenAtMs(tray.lock);
  return answeredLast && doorOf(tray) === 'closed' && ageMs <= longestUnseenMs;
}

/**
 * Has the board show the door just before the pulse, unless the scan has: it proves that the line and the board are alive, so that
 * the pulse is not swallowed by a dead line, and that a door that is later seen open was opened by this pulse. Where the scan has
 * seen it, a question of its own would only keep somebody waiting for another exchange. A command that is void is not looked for.
 */
async function lookBeforePulse(tray: TrayPlace, { time, notAfterMs }: AttemptSurroundings): Promise<void> {
  if (isSeenClosed(tray, time.monotonicMs())) return;
  for (let look = 0; look < looksBeforePulse && time.monotonicMs() < notAfterMs; look += 1) {
    const result = await tray.bus.poll(tray.bank);
    if (result === 'answered' && doorOf(tray) !== 'unknown') return;
  }
}

function refusalByDoor(tray: TrayPlace, nowMs: number): Refusal | null {
  const door = doorOf(tray);
  if (door === 'open') return 'door_already_open';
  if (door === 'unknown') return 'door_unknown';
  const ageMs = nowMs - tray.bank.observation.provenAtMs(tray.lock);
  return ageMs > seenRecentlyMs ? 'board_silent' : null;
}

/** A lock that rests for longer than the command is valid, on its own account or on another's, is not waited for: it would keep its cabinet shut for nothing. */
function refusalByHeat({ bus, bank, lock }: TrayPlace, notAfterMs: number): Refusal | null {
  return bus.pulseReadyAtMs(bank, lock) >= notAfterMs ? 'cooling_down' : null;
}

function notPulsed({ bus, bank, lock }: TrayPlace, reason: Refusal, nowMs: number): OpenResult {
  if (reason !== 'cooling_down') return refused(reason);
  const readyInMs = Math.max(0, Math.ceil(bus.pulseReadyAtMs(bank, lock) - nowMs));
  return { outcome: 'not_opened', reason, pulsed: false, readyInMs };
}

async function awaitDoor(
  tray: TrayPlace,
  pulsedAtMs: number,
  surroundings: AttemptSurroundings,
): Promise<OpenResult> {
  const { time, mustGiveUp } = surroundings;
  const { bus, bank, lock } = tray;
  const { openConfirmationMs, replyTimeoutMs } = bus.timing;
  const extraMs = extraReplyTimeouts * replyTimeoutMs + extraTrafficMs;
  // As long as the lock is energised, a door that sticks can be pulled open.
  const lockedAgainMs = bank.lockedAgainAtMs(lock) - pulsedAtMs;
  const confirmationMs = Math.max(openConfirmationMs, lockedAgainMs + lastPullMs);
  const confirmation = new Confirmation(pulsedAtMs, confirmationMs, extraMs);
  for (;;) {
    const result = await bus.poll(bank);
    const conclusion = confirmation.take({
      result,
      latest: bank.observation.latestDoor(lock),
      believed: bank.observation.state(lock).door,
      atMs: time.monotonicMs(),
    });
    if (conclusion) return conclusion;
    if (mustGiveUp()) return { outcome: 'unknown', reason: 'bridge_stopping', pulsed: true };
    await delay(time, confirmationPollMs);
  }
}

/**
 * What the door showed, where its pulse was as long as it should be. After one that was cut, a door that stayed shut says nothing of its
 * lock, which perhaps had no chance to let go; one that was seen open is open.
 */
async function heldAgainstPulse(
  result: OpenResult,
  over: Promise<PulseEnd> | undefined,
): Promise<OpenResult> {
  if (result.outcome === 'opened' || result.reason === 'bridge_stopping') return result;
  const isCut = (await over) === 'cut';
  return isCut ? { outcome: 'unknown', reason: 'transport_lost', pulsed: true } : result;
}

/** One pulse at most, and what the door did. Bounded in time by the command's validity and the confirmation time. */
export async function attemptOpening(
  tray: TrayPlace,
  surroundings: AttemptSurroundings,
): Promise<OpenResult> {
  await lookBeforePulse(tray, surroundings);
  const permitNow: Permit = () =>
    surroundings.permit() ??
    refusalByDoor(tray, surroundings.time.monotonicMs()) ??
    refusalByHeat(tray, surroundings.notAfterMs);
  const sent = await tray.bus.unlock(tray.bank, tray.lock, {
    permit: permitNow,
    notAfterMs: surroundings.notAfterMs,
    written: surroundings.pulsed,
  });
  switch (sent.kind) {
    case 'refused':
      return notPulsed(tray, sent.reason, surroundings.time.monotonicMs());
    case 'lost':
      return refused('board_silent');
    case 'written':
      return heldAgainstPulse(await awaitDoor(tray, sent.atMs, surroundings), sent.over);
  }
}
