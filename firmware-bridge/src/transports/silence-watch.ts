import type { Time } from '../time.js';

/** What a write asks of the boards: an answer soon, or also that a lock moves. */
export type Written = 'question' | 'pulse';

/** After how long a line on which nothing at all is heard counts as dead, from the first write that was not answered. */
export interface SilenceBounds {
  /** Infinite where questions alone show nothing. */
  readonly afterQuestionMs: number;
  /** A pulse must not lie in a dead line and reach its board later than the command is valid. */
  readonly afterPulseMs: number;
}

/** A network that is late now and then, or a converter that starts again, is back by then. */
const shortestSilenceMs = 3_000;

/** As an attempt waits for the board beyond its time: so many reply time-outs, and so much for the rests between messages. */
const pulseReplyTimeouts = 4;
const pulseTrafficMs = 200;

/**
 * A new connection mends nothing where the converter lives and all boards behind it are without power: each connection on which nothing
 * was heard doubles the patience with the next, up to this. It is also how long at most a line that dies while all its boards are
 * silent goes unnoticed.
 */
export const longestSilenceMs = 60_000;

export interface QuestionTimes {
  readonly replyTimeoutMs: number;
  readonly scanIntervalMs: number;
}

/** On a bus where one board lives among dead ones, it is its turn once a round, and each dead one takes up to two questions. */
export function silenceBounds(
  { replyTimeoutMs, scanIntervalMs }: QuestionTimes,
  boards: number,
): SilenceBounds {
  const roundMs = (boards + 1) * (2 * replyTimeoutMs + scanIntervalMs);
  const afterQuestionMs = Math.max(shortestSilenceMs, roundMs);
  const afterPulseMs = pulseReplyTimeouts * replyTimeoutMs + pulseTrafficMs;
  return { afterQuestionMs, afterPulseMs: Math.min(afterPulseMs, afterQuestionMs) };
}

/**
 * Finds a connection that died without a word: the far end lost its power, or the cable was pulled out beyond the next switch. The
 * operating system goes on taking bytes for it, and would deliver them minutes later; only that nothing comes back shows it.
 */
export class SilenceWatch {
  private deadlineMs = Number.POSITIVE_INFINITY;
  private silentConnections = 0;
  private cancelTimer = (): void => undefined;

  constructor(
    private readonly bounds: SilenceBounds,
    private readonly time: Time,
    private readonly dead: (silentMs: number) => void,
  ) {}

  wrote(what: Written): void {
    const nowMs = this.time.monotonicMs();
    const silentMs = what === 'pulse' ? this.bounds.afterPulseMs : this.patienceMs();
    if (nowMs + silentMs >= this.deadlineMs) return;
    this.cancelTimer();
    this.deadlineMs = nowMs + silentMs;
    this.cancelTimer = this.time.schedule(silentMs, () => {
      this.ended();
      this.silentConnections += 1;
      this.dead(silentMs);
    });
  }

  heard(): void {
    this.silentConnections = 0;
    this.ended();
  }

  /** The connection is over, or needs no watching for now. */
  ended(): void {
    this.cancelTimer();
    this.deadlineMs = Number.POSITIVE_INFINITY;
  }

  private patienceMs(): number {
    const { afterQuestionMs } = this.bounds;
    const longestMs = Math.max(afterQuestionMs, longestSilenceMs);
    return Math.min(afterQuestionMs * 2 ** Math.min(this.silentConnections, 16), longestMs);
  }
}
