import { framesIn, requireWithin } from '../frames.js';

/**
 * Wire codec of Kerong CU12 and CU16 boards; see PROTOCOL.md. Requests are built only from the three commands below:
 * "unlock all" (0x33), "delayed unlock" (0x39) and "status of all boards" (0x32) have no name here and cannot be written.
 */

const start = 0x02;
const end = 0x03;
const statusReply = 0x35;
const statusReplyLength = 9;

const commands = { status: 0x30, unlock: 0x31, setPulse: 0x37 } as const;
type Command = keyof typeof commands;

/** Whole length of a request by its command byte; also the list of what may be sent at all. */
const requestLengths: ReadonlyMap<number, number> = new Map([
  [commands.status, 5],
  [commands.unlock, 5],
  [commands.setPulse, 7],
]);

const pulseUnitMs = 10;
export const boardNumbers = [0, 15] as const;
export const lockNumbers = [1, 16] as const;
const pulseLengthsMs = [10, 60_000] as const;

/** One board's answer: bit n−1 of each word belongs to lock n, still without polarity. */
export interface StatusReply {
  readonly board: number;
  readonly lockBits: number;
  readonly itemBits: number;
}

function checksum(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + byte, 0) & 0xff;
}

/**
 * Last look at a request before it leaves the encoder.
 * @throws Error for every frame that is not one of the three commands this project sends; "unlock all" above all
 */
export function assertSendable(frame: Uint8Array): void {
  const command = frame[2] ?? -1;
  const body = frame.subarray(0, -1);
  const wellFormed =
    frame.length === requestLengths.get(command) &&
    frame[0] === start &&
    body[body.length - 1] === end &&
    frame[frame.length - 1] === checksum(body);
  if (!wellFormed) {
    throw new Error(
      `refused to send a frame with command 0x${command.toString(16)}: not one this project sends`,
    );
  }
}

function encode(
  command: Command,
  board: number,
  lockIndex: number,
  data: readonly number[] = [],
): Uint8Array {
  const body = Uint8Array.of(start, (board << 4) | lockIndex, commands[command], ...data, end);
  const frame = Uint8Array.of(...body, checksum(body));
  assertSendable(frame);
  return frame;
}

/** Pulse of one lock. `board` 0–15, `lock` 1–16; @throws RangeError outside. */
export function encodeUnlock(board: number, lock: number): Uint8Array {
  requireWithin('board', board, boardNumbers);
  requireWithin('lock', lock, lockNumbers);
  return encode('unlock', board, lock - 1);
}

/** Question for all doors and papers of one board. `board` 0–15; @throws RangeError outside. */
export function encodeStatus(board: number): Uint8Array {
  requireWithin('board', board, boardNumbers);
  return encode('status', board, 0);
}

/**
 * Sets how long the board energises a lock. `pulseMs` 10–60000; the board counts in steps of 10 ms, and a part of a step is
 * dropped, so that no pulse is longer than was asked for. @throws RangeError outside.
 */
export function encodeSetPulse(board: number, pulseMs: number): Uint8Array {
  requireWithin('board', board, boardNumbers);
  requireWithin('pulse length in ms', pulseMs, pulseLengthsMs);
  const steps = Math.floor(pulseMs / pulseUnitMs);
  return encode('setPulse', board, 0, [steps >> 8, steps & 0xff]);
}

function decodeStatusReply(frame: Uint8Array): StatusReply | undefined {
  const [first, address, kind, locksLow, locksHigh, itemsLow, itemsHigh, last, sum] = frame;
  if (first !== start || kind !== statusReply || last !== end) return undefined;
  if (
    address === undefined ||
    locksLow === undefined ||
    locksHigh === undefined ||
    itemsLow === undefined ||
    itemsHigh === undefined ||
    sum !== checksum(frame.subarray(0, -1)) ||
    // The low half names a lock; a status belongs to the whole board and echoes the 0 that was asked with.
    (address & 0x0f) !== 0
  ) {
    return undefined;
  }
  return {
    board: address >> 4,
    lockBits: locksLow | (locksHigh << 8),
    itemBits: itemsLow | (itemsHigh << 8),
  };
}

/** Every good status reply within the bytes, in order, whatever noise stands between them. */
export function decodeStatusReplies(received: Uint8Array): StatusReply[] {
  return framesIn(received, statusReplyLength, decodeStatusReply);
}
