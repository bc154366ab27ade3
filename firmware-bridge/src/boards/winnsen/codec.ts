import { framesIn, requireWithin } from '../frames.js';
import type { StatusBytes } from '../status-bits.js';

/** Wire codec of Winnsen boards and their clones; see PROTOCOL.md. A frame has no checksum: a start, a length, and an end byte. */

const start = 0x90;
const end = 0x03;
const replyLength = 7;

const functions = { unlock: 0x05, poll: 0x02, unlockAnswer: 0x85, pollAnswer: 0x82 } as const;

/** In a poll this stands where an answer has its locks. */
const allOfThem = [0xff, 0xff] as const;

export const stationNumbers = [1, 255] as const;
export const lockNumbers = [1, 16] as const;

/** One board's answer to a poll: bit n−1 belongs to lock n, still without polarity. */
export interface PollAnswer extends StatusBytes {
  readonly station: number;
}

/** What a board says of an unlock; 0 failed, 1 done, on clones 2 cooling down. */
export interface UnlockReply {
  readonly station: number;
  readonly lock: number;
  readonly status: number;
}

function isUnlock(frame: Uint8Array): boolean {
  const lock = frame[4] ?? -1;
  return (
    frame.length === 6 && frame[2] === functions.unlock && lock >= lockNumbers[0] && lock <= lockNumbers[1]
  );
}

function isPoll(frame: Uint8Array): boolean {
  return (
    frame.length === 7 &&
    frame[2] === functions.poll &&
    frame[4] === allOfThem[0] &&
    frame[5] === allOfThem[1]
  );
}

/**
 * Last look at a request before it leaves the encoder.
 * @throws Error for every frame but a poll and the pulse of one lock from 1 to 16
 */
export function assertSendable(frame: Uint8Array): void {
  const wrapped = frame[0] === start && frame[1] === frame.length && frame[frame.length - 1] === end;
  const station = frame[3] ?? 0;
  if (!wrapped || station < stationNumbers[0] || !(isUnlock(frame) || isPoll(frame))) {
    throw new Error(
      `refused to send ${Buffer.from(frame).toString('hex')}: neither a poll nor one lock's pulse`,
    );
  }
}

function encode(request: 'unlock' | 'poll', station: number, rest: readonly number[]): Uint8Array {
  requireWithin('station', station, stationNumbers);
  const body = [functions[request], station, ...rest, end];
  const frame = Uint8Array.of(start, body.length + 2, ...body);
  assertSendable(frame);
  return frame;
}

/** Pulse of one lock. `station` 1–255, `lock` 1–16; @throws RangeError outside. */
export function encodeUnlock(station: number, lock: number): Uint8Array {
  requireWithin('lock', lock, lockNumbers);
  return encode('unlock', station, [lock]);
}

/** Question for all doors of one board. `station` 1–255; @throws RangeError outside. */
export function encodePoll(station: number): Uint8Array {
  return encode('poll', station, allOfThem);
}

function bodyOf(
  frame: Uint8Array,
  answer: number,
): [station: number, first: number, second: number] | undefined {
  const [first, length, kind, station, one, other, last] = frame;
  const good = first === start && length === replyLength && kind === answer && last === end;
  if (!good || station === undefined || one === undefined || other === undefined) return undefined;
  return [station, one, other];
}

/** Every answer to a poll within the bytes, in order, whatever noise stands between them. */
export function decodePollAnswers(received: Uint8Array): PollAnswer[] {
  return framesIn(received, replyLength, (frame) => {
    const body = bodyOf(frame, functions.pollAnswer);
    return body && { station: body[0], locks: Uint8Array.of(body[1], body[2]), items: new Uint8Array() };
  });
}

/** Every answer to an unlock within the bytes. */
export function decodeUnlockReplies(received: Uint8Array): UnlockReply[] {
  return framesIn(received, replyLength, (frame) => {
    const body = bodyOf(frame, functions.unlockAnswer);
    return body && { station: body[0], lock: body[1], status: body[2] };
  });
}
