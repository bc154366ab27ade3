import { framesIn, requireWithin } from '../frames.js';
import type { StatusBytes } from '../status-bits.js';

/**
 * Wire codec of "8A" lock boards; see PROTOCOL.md. Lock 0 of an unlock means all locks: it has no name here, and no lock number leads
 * to it. A reply carries neither its length nor an end, so it is read backwards from the silence after it.
 */

const starts = { unlock: 0x8a, query: 0x80 } as const;
const unlockMark = 0x11;
const queryMark = 0x33;
const allLocks = 0x00;

/**
 * Status bytes of a reply: three up to 24 locks, seven on larger boards. No other count is believed: a reply of one status byte would be
 * the echo of our own question, and two replies in a row check as one long reply.
 */
const statusByteCounts = [3, 7];

/** Start, board, mark and checksum. */
const bytesAroundStatus = 4;

const unlockReplyLength = 5;

export const boardNumbers = [1, 31] as const;
export const lockNumbers = [1, 50] as const;
export const pulseSeconds = [1, 9] as const;

/** The feedback of one lock after an unlock: the same two values mean opposite things on differently wired locks. */
export interface UnlockReply {
  readonly board: number;
  readonly lock: number;
  readonly feedback: number;
}

function checksum(bytes: Uint8Array): number {
  return bytes.reduce((rest, byte) => rest ^ byte, 0);
}

function within(value: number | undefined, [first, last]: readonly [number, number]): boolean {
  return value !== undefined && value >= first && value <= last;
}

/**
 * Last look at a request before it leaves the encoder.
 * @throws Error for every frame but the question for all doors and the pulse of one lock; "open all" above all
 */
export function assertSendable(frame: Uint8Array): void {
  const [first, board, lock, mark, seconds] = frame;
  const asks = frame.length === 5 && first === starts.query && lock === allLocks && mark === queryMark;
  const pulses =
    (frame.length === 5 || (frame.length === 6 && within(seconds, pulseSeconds))) &&
    first === starts.unlock &&
    mark === unlockMark &&
    within(lock, lockNumbers);
  if (!within(board, boardNumbers) || !(asks || pulses) || checksum(frame) !== 0) {
    throw new Error(
      `refused to send ${Buffer.from(frame).toString('hex')}: neither a question nor one lock's pulse`,
    );
  }
}

function encode(...body: readonly number[]): Uint8Array {
  const bytes = Uint8Array.from(body);
  const frame = Uint8Array.of(...bytes, checksum(bytes));
  assertSendable(frame);
  return frame;
}

/**
 * Pulse of one lock. `board` 1–31, `lock` 1–50, `seconds` 1–9, or nothing for the board's own pulse; @throws RangeError outside.
 */
export function encodeUnlock(board: number, lock: number, seconds?: number): Uint8Array {
  requireWithin('board', board, boardNumbers);
  requireWithin('lock', lock, lockNumbers);
  if (seconds === undefined) return encode(starts.unlock, board, lock, unlockMark);
  requireWithin('pulse length in seconds', seconds, pulseSeconds);
  return encode(starts.unlock, board, lock, unlockMark, seconds);
}

/** Question for all doors of one board. `board` 1–31; @throws RangeError outside. */
export function encodeQueryAll(board: number): Uint8Array {
  requireWithin('board', board, boardNumbers);
  return encode(starts.query, board, allLocks, queryMark);
}

/**
 * The board's reply that ends with the last of these bytes; they must have been followed by silence. `undefined` when there is none,
 * and when both lengths fit, for then nothing tells which of them was sent.
 */
export function decodeQueryAllReply(received: Uint8Array, board: number): StatusBytes | undefined {
  const fitting = statusByteCounts
    .map((count) => count + bytesAroundStatus)
    .filter((length) => length <= received.length)
    .map((length) => received.subarray(received.length - length))
    .filter(
      (frame) =>
        frame[0] === starts.query &&
        frame[1] === board &&
        frame[frame.length - 2] === queryMark &&
        checksum(frame) === 0,
    );
  const [frame] = fitting;
  return frame && fitting.length === 1 ? { locks: frame.slice(2, -2), items: new Uint8Array() } : undefined;
}

/** Every answer to an unlock within the bytes, in order, whatever noise stands between them. */
export function decodeUnlockReplies(received: Uint8Array): UnlockReply[] {
  return framesIn(received, unlockReplyLength, (frame) => {
    const [first, board, lock, feedback] = frame;
    const good = first === starts.unlock && checksum(frame) === 0;
    if (!good || board === undefined || lock === undefined || feedback === undefined) return undefined;
    return { board, lock, feedback };
  });
}
