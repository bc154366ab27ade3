import type { TraceFrame } from '../../../contract/index.js';
import { driverLimits, bankSettings, type DriverName } from '../../../contract/index.js';
import { boardModelOf } from '../../../simulator/boards/registry.js';
import { boardDrivers } from '../../boards/registry.js';

/** 8N1: a start bit, eight data bits, a stop bit. */
const bitsPerByte = 10;

export function wireMs(bytes: number, baudRate: number): number {
  return (bytes * bitsPerByte * 1000) / baudRate;
}

/** The least that asking one board takes, in milliseconds. */
export interface ExchangeLimit {
  /** Question and reply on the wire. */
  readonly bytesMs: number;
  /** From the last bit of the question to the first of the reply: the board's own. */
  readonly turnaroundMs: number;
  /** What the line must be quiet before the next question; ends the reply where the protocol has no other end. */
  readonly silenceMs: number;
}

export function limitMs({ bytesMs, turnaroundMs, silenceMs }: ExchangeLimit): number {
  return bytesMs + turnaroundMs + silenceMs;
}

/** A question and its reply as they stood on the wire. */
interface Exchange {
  readonly question: TraceFrame;
  readonly reply: TraceFrame;
}

export function exchangesIn(frames: readonly TraceFrame[]): Exchange[] {
  return frames.flatMap((question, index) => {
    const reply = frames[index + 1];
    const answered = question.meaning.kind === 'status_query' && reply?.meaning.kind === 'reply';
    return answered ? [{ question, reply }] : [];
  });
}

/** Whole scans in milliseconds: from one question to a board to the next to the same board, one after the other. */
export function scansIn(frames: readonly TraceFrame[]): number[] {
  const questions = exchangesIn(frames).map(({ question }) => question);
  const [first] = questions;
  const rounds = questions.filter(({ hex }) => hex === first?.hex).map(({ atMonotonicMs }) => atMonotonicMs);
  return rounds.slice(1).map((atMs, index) => atMs - (rounds[index] ?? Number.NaN));
}

/** The limit of one exchange with a board of this kind, by the bytes that were seen. @throws Error when nothing was answered */
export function exchangeLimit(
  driver: DriverName,
  baudRate: number,
  frames: readonly TraceFrame[],
): ExchangeLimit {
  const exchanges = exchangesIn(frames);
  if (exchanges.length === 0) throw new Error('no board was asked and answered');
  const bytes = exchanges.reduce((sum, { question, reply }) => sum + question.byteCount + reply.byteCount, 0);
  const settings = bankSettings({ driver, board: driverLimits[driver].boards[0], occupancySensor: false });
  const { status } = boardDrivers[driver].board(settings);
  return {
    bytesMs: wireMs(bytes / exchanges.length, baudRate),
    turnaroundMs: boardModelOf(driver).turnaroundMs,
    silenceMs: Math.max(status.restAfterMs, status.endsAtQuietMs ?? 0),
  };
}

export interface PulseDelay {
  /** From the client's writing of the command to the first byte of the unlock. */
  readonly delayMs: number;
  /** The part of it after which the bridge had read the command. */
  readonly unreadMs: number;
  /** The part of it that nothing can spare: an exchange was under way, and its silence. */
  readonly inFlightMs: number;
  /**
   * A board's reply was missing shortly before. The bridge leaves such a board alone for a while, rightly; here it is the process of
   * the simulator that was kept from answering in time.
   */
  readonly replyMissing: boolean;
}

/** A board that has not answered is left alone for four reply time-outs of 60 ms; after that nothing is left of it. */
const missingReplyCountsMs = 300;

export interface Command {
  /** When the client wrote it. */
  readonly atMs: number;
  /** When the bridge read it. */
  readonly readAtMs: number;
}

/**
 * How long a command waited for its pulse.
 * @param frames with the pulse, and with the exchange that was under way when the bridge read the command
 * @throws Error when there is no pulse behind the command
 */
export function pulseDelay(
  frames: readonly TraceFrame[],
  { atMs: commandedAtMs, readAtMs }: Command,
  { silenceMs }: ExchangeLimit,
): PulseDelay {
  const pulse = frames.find(
    ({ meaning, atMonotonicMs }) => meaning.kind === 'pulse' && atMonotonicMs >= commandedAtMs,
  );
  if (!pulse) throw new Error('no pulse is among the newest frames');
  const exchanges = exchangesIn(frames);
  const underWay = exchanges.findLast(
    ({ question, reply }) =>
      question.atMonotonicMs <= readAtMs && reply.atMonotonicMs + silenceMs > commandedAtMs,
  );
  const freeAtMs = underWay ? underWay.reply.atMonotonicMs + silenceMs : commandedAtMs;
  const answered = new Set(exchanges.map(({ question }) => question));
  const replyMissing = frames.some(
    (frame) =>
      frame.meaning.kind === 'status_query' &&
      frame.atMonotonicMs > commandedAtMs - missingReplyCountsMs &&
      frame.atMonotonicMs < pulse.atMonotonicMs &&
      !answered.has(frame),
  );
  return {
    delayMs: pulse.atMonotonicMs - commandedAtMs,
    unreadMs: readAtMs - commandedAtMs,
    inFlightMs: freeAtMs - commandedAtMs,
    replyMissing,
  };
}
