import type { BoardBankHardware, GpioBusHardware, WireBusHardware } from '../../../contract/index.js';
import { BoardBank } from '../../bus/board-bank.js';
import { longestLateReplyMs, silentBoardRestMs } from '../../bus/rotation.js';
import { shortestScanIntervalMs } from '../../gpio/gpio-bus.js';
import { longestRestMs } from '../../gpio/guard/kept-guard.js';
import { longestPauseMs, openTimeoutMs } from '../../transports/reconnecting-transport.js';

/** What a line promises by its site settings as long as nothing is wrong with it. */
export interface LineBounds {
  /** From the beginning of one look of its scan to the beginning of the next, at most. */
  readonly turnMs: number;
  /** A state of a door that lasts that long is reported, if nothing is opened on the line meanwhile. */
  readonly reportedWithinMs: number;
  /** When its trouble is over, it is back in service within that time. */
  readonly recoveredWithinMs: number;
}

/** A start of a guard and two looks. */
const guardStartMs = 1_000;

/** Chips in memory answer at once; some for the order of events. */
const gpioLookMs = 20;

/**
 * A look that is under way when the door moves may have asked already. Then each other bank may have two looks, because something is news
 * there, before this one has its first; and what is new is believed at the second.
 */
function bounds(turnMs: number, banks: number, backMs: number): LineBounds {
  const reportedWithinMs = (1 + 2 * banks) * turnMs;
  return { turnMs, reportedWithinMs, recoveredWithinMs: backMs + reportedWithinMs };
}

export function wireBounds(
  { scanIntervalMs, replyTimeoutMs }: WireBusHardware,
  banks: readonly BoardBankHardware[],
): LineBounds {
  const restsMs = banks.map((bank) => {
    const { status, settings } = new BoardBank(bank).board;
    return [status, ...settings].reduce((sum, { restAfterMs }) => sum + restAfterMs, 0);
  });
  const turnMs = scanIntervalMs + replyTimeoutMs + Math.max(...restsMs);
  // A try to connect that hangs, and the pause after it; or a board that is left alone because it was silent and late.
  const backMs = Math.max(openTimeoutMs + longestPauseMs, silentBoardRestMs + longestLateReplyMs);
  return bounds(turnMs, banks.length, backMs);
}

export function gpioBounds({ scanIntervalMs }: GpioBusHardware, banks: number): LineBounds {
  const turnMs = Math.max(scanIntervalMs, shortestScanIntervalMs) + gpioLookMs;
  return bounds(turnMs, banks, longestRestMs + guardStartMs);
}
