import { framesIn, requireWithin } from '../frames.js';
import type { StatusBytes } from '../status-bits.js';

/**
 * Wire codec of Kerong CU48B boards; see PROTOCOL.md. "Unlock all" is the unlock of lock 0x30, one more than the last: it has no
 * name here, and no lock number leads to it.
 */

const start = 0x02;
const end = 0x03;
const statusReply = 0x75;
const statusReplyLength = 18;
const requestLength = 6;

const commands = { status: 0x60, unlock: 0x61 } as const;
type Command = keyof typeof commands;

/** What stands for the lock in a question about the whole board. */
const wholeBoard = 0x30;

export const boardNumbers = [0, 255] as const;
export const lockNumbers = [0, 47] as const;

/** One board's answer: bit n of the first byte belongs to lock n, still without polarity. */
export interface StatusReply extends StatusBytes {
  readonly board: number;
}

function checksum(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + byte, 0) & 0xff;
}

/**
 * Last look at a request before it leaves the encoder.
 * @throws Error for every frame but a question for the whole board and the pulse of one lock; "unlock all" above all
 */
export function assertSendable(frame: Uint8Array): void {
  const [first, , lock = -1, command, last, sum] = frame;
  const asks = command === commands.status && lock === wholeBoard;
  const pulses = command === commands.unlock && lock >= lockNumbers[0] && lock <= lockNumbers[1];
  const whole = frame.length === requestLength && first === start && last === end;
  if (!whole || !(asks || pulses) || sum !== checksum(frame.subarray(0, -1))) {
    throw new Error(
      `refused to send ${Buffer.from(frame).toString('hex')}: neither a question nor one lock's pulse`,
    );
  }
}

function encode(command: Command, board: number, lock: number): Uint8Array {
  requireWithin('board', board, boardNumbers);
  const body = Uint8Array.of(start, board, lock, commands[command], end);
  const frame = Uint8Array.of(...body, checksum(body));
  assertSendable(frame);
  return frame;
}

/** Pulse of one lock. `board` 0–255, `lock` 0–47; @throws RangeError outside. */
export function encodeUnlock(board: number, lock: number): Uint8Array {
  requireWithin('lock', lock, lockNumbers);
  return encode('unlock', board, lock);
}

/** Question for all doors and papers of one board. `board` 0–255; @throws RangeError outside. */
export function encodeStatus(board: number): Uint8Array {
  return encode('status', board, wholeBoard);
}

function decodeStatusReply(frame: Uint8Array): StatusReply | undefined {
  const board = frame[1];
  const good =
    frame[0] === start &&
    frame[3] === statusReply &&
    frame[16] === end &&
    frame[17] === checksum(frame.subarray(0, -1));
  if (!good || board === undefined) return undefined;
  return { board, locks: frame.slice(4, 10), items: frame.slice(10, 16) };
}

/** Every good status reply within the bytes, in order, whatever noise stands between them. */
export function decodeStatusReplies(received: Uint8Array): StatusReply[] {
  return framesIn(received, statusReplyLength, decodeStatusReply);
}
