import type { Bank } from './bank.js';
import type { Turn } from './next-step.js';

/** How often the scan asks a board that is known to be silent. */
export const silentBoardRestMs = 1_000;

/**
 * The scan writes a board's settings at most that often, in case it keeps them in a memory that wears out. Before a pulse they are
 * written as often as they may be gone: people open too seldom to wear anything out.
 */
export const settingsRestMs = 600_000;

/** After a first unanswered question a board is left alone for so many time-outs more; a late reply mostly passes in that time. */
export const lateReplyTimeouts = 4;

/** A board whose replies stay away is left alone twice as long each time, up to this: so late a reply still passes. */
export const longestLateReplyMs = 1_000;

/** A burst of noise before and behind a reply; more than that is a line that talks by itself. */
export const mostNoiseBytes = 16;

export interface BankTurn extends Turn {
  askableAtMs: number;
  scanAtMs: number;
  /** The board may have been without power since its settings were written, and have forgotten them. */
  settingsDue: boolean;
  settingsAtMs: number;
  /** How many bytes the board's reply has; infinite until it has given one. */
  replyBytes: number;
  /** Questions in a row whose reply may be only late; whatever is heard first after one may be that reply. */
  lateMisses: number;
  /** Asked twice in a row already; the others come first now. */
  repeated: boolean;
}

function lateReplyRestMs(replyTimeoutMs: number, lateMisses: number): number {
  const firstMs = replyTimeoutMs * lateReplyTimeouts;
  // At its longest long before this bound; without it the power would run away.
  const grownMs = firstMs * 2 ** Math.min(lateMisses, 16);
  return Math.max(firstMs, Math.min(grownMs, longestLateReplyMs));
}

/** The banks of one bus in the order in which the scan asks them, with the time before which each is left alone. */
export class Rotation {
  private order: BankTurn[];

  constructor(banks: readonly Bank[]) {
    this.order = banks.map((bank) => ({
      bank,
      askableAtMs: 0,
      scanAtMs: 0,
      settingsDue: true,
      settingsAtMs: 0,
      replyBytes: Number.POSITIVE_INFINITY,
      lateMisses: 0,
      repeated: false,
    }));
  }

  get turns(): readonly BankTurn[] {
    return this.order;
  }

  turnOf(bank: Bank): BankTurn {
    const turn = this.order.find((candidate) => candidate.bank === bank);
    if (!turn) throw new Error(`bank ${bank.id} is not on this bus`);
    return turn;
  }

  /**
   * Puts a bank behind all others, or in front of them when a second look at it is worth its time; that once, so that a flapping
   * door contact cannot keep the scan from the other boards.
   */
  asked(turn: BankTurn, lookAgain: boolean): void {
    const others = this.order.filter((other) => other !== turn);
    turn.repeated = lookAgain && !turn.repeated;
    this.order = turn.repeated ? [turn, ...others] : [...others, turn];
  }

  /**
   * No good reply came in time. It may only be late, and the protocols number nothing: the board is left alone until a late reply
   * has passed, otherwise it would be taken for the answer to the next question, and so on for ever. Where the reply has come, only
   * damaged, none is to come, and the board is asked again sooner. A board that is late by just this rest would be taken at its word
   * for the wrong question all the same: so the rest grows with each such miss, until a question of its own is answered
   * (`mustAnswerTwice`).
   */
  unanswered(turn: BankTurn, nowMs: number, replyTimeoutMs: number, mayBeLate: boolean): void {
    turn.askableAtMs =
      nowMs + (mayBeLate ? lateReplyRestMs(replyTimeoutMs, turn.lateMisses) : replyTimeoutMs);
    if (mayBeLate) turn.lateMisses += 1;
    turn.settingsDue = true;
    if (turn.bank.health !== 'silent' && !turn.bank.isOnSilentLine) return;
    turn.scanAtMs = nowMs + silentBoardRestMs;
  }

  /**
   * Whether what is heard next may be the late answer to an earlier question. Then it proves nothing, and the board is asked once more:
   * of one that is always late by the same time, two such answers never come in a row.
   */
  mustAnswerTwice({ lateMisses }: BankTurn): boolean {
    return lateMisses > 0;
  }

  /** A good reply that can only be the answer was found among so many bytes. */
  answered(turn: BankTurn, heardBytes: number): void {
    turn.lateMisses = 0;
    turn.replyBytes = Math.min(turn.replyBytes, heardBytes);
  }

  /**
   * Whether the reply is still to come after so many bytes that were none: they are fewer than the board's reply has, so that it
   * is not among them, or more than a reply with a burst of noise around it, so that they say nothing of it.
   */
  mayBeLate({ replyBytes }: BankTurn, heardBytes: number): boolean {
    return heardBytes < replyBytes || heardBytes > replyBytes + mostNoiseBytes;
  }

  /** The line is new, and maybe the boards behind it have been without power. */
  restart(): void {
    for (const turn of this.order) {
      turn.askableAtMs = 0;
      turn.scanAtMs = 0;
      turn.lateMisses = 0;
      turn.settingsDue = true;
    }
  }

  /** Whether the scan must write the board's settings now. */
  settingsDue(turn: BankTurn, nowMs: number): boolean {
    return turn.settingsDue && turn.bank.health === 'answering' && nowMs >= turn.settingsAtMs;
  }

  /** Whether the board may pulse for another time than the bank says, until its settings are written. */
  mayHaveForgotten({ settingsDue }: BankTurn): boolean {
    return settingsDue;
  }

  /** They leave now. What happens from here on may make them due again. */
  settingsWritten(turn: BankTurn, nowMs: number): void {
    turn.settingsDue = false;
    turn.settingsAtMs = nowMs + settingsRestMs;
  }
}
