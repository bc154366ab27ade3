import {
  type Board,
  type BoardModel,
  type BoardReaction,
  type BoardSettings,
  type ViewLock,
} from './board.js';
import { type Read, RequestBuffer } from './request-buffer.js';
import { packStatus } from './status-bytes.js';

/* Winnsen, protocols.md §4: 90, the frame's length, a function, the station, then what belongs to the function, 03. */
const start = 0x90;
const end = 0x03;
const unlockRequest = 0x05;
const pollRequest = 0x02;
/** A reply has the function of its request with this bit set. */
const replyBit = 0x80;
const lengthByFunction = new Map([
  [unlockRequest, 6],
  [pollRequest, 7],
]);
const locksPerBoard = 16;
const done = 0x01;
const coolingDown = 0x02;

interface Request {
  readonly kind: number;
  readonly station: number;
  readonly lock: number;
}

function readRequest(bytes: readonly number[]): Read<Request> {
  const [first, length, kind, station = 0, lock = 0] = bytes;
  if (first !== start) return 'garbage';
  if (length === undefined || kind === undefined) return 'incomplete';
  if (length !== lengthByFunction.get(kind)) return 'garbage';
  if (bytes.length < length) return 'incomplete';
  if (bytes[length - 1] !== end) return 'garbage';
  return { request: { kind, station, lock }, length };
}

class Winnsen implements Board {
  private readonly requests = new RequestBuffer(readRequest);

  constructor(private readonly settings: BoardSettings) {}

  receive(bytes: Uint8Array, viewLock: ViewLock): BoardReaction[] {
    return this.requests
      .take(bytes)
      .filter(({ station }) => station === this.settings.board)
      .flatMap(({ kind, lock }) =>
        kind === pollRequest ? [this.report(viewLock)] : this.unlock(lock, viewLock),
      );
  }

  private report(viewLock: ViewLock): BoardReaction {
    const { board, closedBit } = this.settings;
    const doors = packStatus(
      locksPerBoard / 8,
      this.settings,
      (index) => viewLock(index + 1).doorClosed === (closedBit === 1),
    );
    return { kind: 'reply', bytes: Uint8Array.of(start, 7, pollRequest | replyBit, board, ...doors, end) };
  }

  private unlock(lock: number, viewLock: ViewLock): BoardReaction[] {
    // No source says what lock 0 or one beyond the last does.
    if (lock < 1 || lock > locksPerBoard) return [];
    const { board, pulseMs } = this.settings;
    const status = viewLock(lock).coolingDown ? coolingDown : done;
    return [
      { kind: 'pulse', lock, pulseMs, delayMs: 0 },
      { kind: 'reply', bytes: Uint8Array.of(start, 7, unlockRequest | replyBit, board, lock, status, end) },
    ];
  }
}

/** No source gives its turn-around. */
export const winnsen: BoardModel = { turnaroundMs: 3, create: (settings) => new Winnsen(settings) };
