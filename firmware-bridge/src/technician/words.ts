import type { BankReason, BankState, DoorState, Occupancy, OpenResult } from '../../contract/index.js';
import { exitCodes, type ExitCode } from './failure.js';

const reasons: Readonly<Record<OpenResult['reason'], string>> = {
  door_seen_open: 'the sensor shows the door open',
  door_stayed_closed: 'the lock was pulsed and the sensor shows the door still closed',
  expired: 'the command became too old before its turn came',
  stale_boot: 'the bridge was started again in the meantime',
  another_door_open: 'the cabinet has as many open doors as it may have; close them first',
  door_already_open: 'the door is open already',
  door_unknown: 'the board answers, but does not show this door closed for sure',
  board_silent: 'the lock board does not answer, so an opening could not be proved',
  queue_full: 'too many openings wait already',
  cooling_down: 'the locks have to rest',
  client_gone: 'whoever gave the command has hung up',
  bridge_stopping: 'the bridge is being stopped',
  power_failing: 'the mains supply fails',
  board_silent_after_pulse: 'the lock board fell silent after the pulse',
  transport_lost: 'the line to the lock board was lost after the pulse',
};

/** Why, without the seconds that change from time to time. */
export function reasonWords({ reason }: OpenResult): string {
  return reasons[reason];
}

function whyOf(result: OpenResult): string {
  const why = reasons[result.reason];
  return result.reason === 'cooling_down'
    ? `${why} for another ${Math.ceil(result.readyInMs / 1_000)} s`
    : why;
}

/** What became of a command, in a sentence. `null`: the bridge gave no answer. */
export function describeResult(tray: string, result: OpenResult | null): string {
  if (!result) return `${tray}: UNKNOWN — the bridge gave no answer. Look at the door.`;
  const why = whyOf(result);
  switch (result.outcome) {
    case 'opened':
      return `${tray}: opened — ${why}.`;
    case 'not_opened':
      return `${tray}: NOT opened — ${why}.${result.pulsed ? '' : ' No pulse was sent.'}`;
    case 'unknown':
      return `${tray}: UNKNOWN — ${why}. Look at the door.`;
  }
}

export function exitCodeOf(result: OpenResult | null): ExitCode {
  switch (result?.outcome) {
    case 'opened':
      return exitCodes.success;
    case 'not_opened':
      return exitCodes.notOpened;
    case 'unknown':
    case undefined:
      return exitCodes.unknown;
  }
}

export const doorWords: Readonly<Record<DoorState, string>> = {
  open: 'open',
  closed: 'closed',
  unknown: 'unknown',
};

export const paperWords: Readonly<Record<Occupancy, string>> = {
  present: 'papers',
  absent: 'empty',
  unknown: 'papers unknown',
};

const bankReasonWords: Readonly<Record<BankReason, string>> = {
  starting: 'just started',
  replied: 'it replies',
  locks_missing: 'its replies lack locks that have a tray',
  no_reply: 'nothing is heard',
  unreadable_reply: 'what is heard cannot be read',
  line_stalled: 'the line takes no bytes',
  line_lost: 'the line was cut',
  line_silent: 'nothing comes over the line',
  line_not_opened: 'the line cannot be opened',
  guard_lost: 'the guard of the outputs is lost',
  unreadable_lines: 'the door switches cannot be read',
};

/** Whether there is something to say: also a board that answers may lack something. */
export function hasCause({ reason }: Pick<BankState, 'reason'>): boolean {
  return reason !== 'replied' && reason !== 'starting';
}

/** Why a bank has its health, with what the line or the operating system said. */
export function describeCause({ reason, detail }: Pick<BankState, 'reason' | 'detail'>): string {
  const words = bankReasonWords[reason];
  return detail === null ? words : `${words}: ${detail}`;
}
