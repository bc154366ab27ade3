import {
  type Board,
  type BoardModel,
  type BoardReaction,
  type BoardSettings,
  type ViewLock,
} from './board.js';
import { type Read, RequestBuffer } from './request-buffer.js';
import { packStatus } from './status-bytes.js';

/* "8A" lock board, protocols.md §3: 8A opens, 80 asks; board, lock (0: all), a mark, and the XOR of all bytes before it. */
const unlockStart = 0x8a;
const queryStart = 0x80;
const unlockMark = 0x11;
const queryMark = 0x33;
const allLocks = 0;
const longestSeconds = 9;
const smallBoard = { locks: 24, statusBytes: 3 };
const largeBoard = { locks: 50, statusBytes: 7 };

interface Request {
  readonly kind: number;
  readonly board: number;
  readonly lock: number;
  /** Undefined: the board's own pulse. */
  readonly pulseMs: number | undefined;
}

function checksum(bytes: readonly number[]): number {
  return bytes.reduce((rest, byte) => rest ^ byte, 0);
}

function readRequest(bytes: readonly number[]): Read<Request> {
  const [kind, board = 0, lock = 0, mark, fifth = 0] = bytes;
  if (kind !== unlockStart && kind !== queryStart) return 'garbage';
  if (bytes.length < 5) return 'incomplete';
  if (mark !== (kind === unlockStart ? unlockMark : queryMark)) return 'garbage';
  if (checksum(bytes.slice(0, 5)) === 0) {
    return { request: { kind, board, lock, pulseMs: undefined }, length: 5 };
  }
  if (kind !== unlockStart || fifth < 1 || fifth > longestSeconds) return 'garbage';
  if (bytes.length < 6) return 'incomplete';
  if (checksum(bytes.slice(0, 6)) !== 0) return 'garbage';
  return { request: { kind, board, lock, pulseMs: fifth * 1000 }, length: 6 };
}

class Board8a implements Board {
  private readonly requests = new RequestBuffer(readRequest);
  private readonly size: typeof smallBoard;

  constructor(private readonly settings: BoardSettings) {
    this.size = settings.highestLock <= smallBoard.locks ? smallBoard : largeBoard;
  }

  receive(bytes: Uint8Array, viewLock: ViewLock): BoardReaction[] {
    return this.requests
      .take(bytes)
      .filter(({ board }) => board === this.settings.board)
      .flatMap((request) =>
        request.kind === queryStart ? this.report(request, viewLock) : this.unlock(request),
      );
  }

  private report({ lock }: Request, viewLock: ViewLock): BoardReaction[] {
    const closes = (one: number): boolean => viewLock(one).doorClosed === (this.settings.closedBit === 1);
    if (lock !== allLocks) return [this.reply(queryStart, lock, closes(lock) ? 0x11 : 0x00)];
    const status = packStatus(this.size.statusBytes, this.settings, (index) => closes(index + 1));
    return [this.reply(queryStart, ...status, queryMark)];
  }

  private unlock({ lock, pulseMs = this.settings.pulseMs }: Request): BoardReaction[] {
    const pulse = (one: number): BoardReaction => ({ kind: 'pulse', lock: one, pulseMs, delayMs: 0 });
    if (lock === allLocks) {
      return [
        { kind: 'forbidden', rule: 'unlock_all', detail: `all locks of board ${this.settings.board}` },
        ...Array.from({ length: this.size.locks }, (_, index) => pulse(index + 1)),
      ];
    }
    if (lock > this.size.locks) return [];
    // What the feedback of a lock that has let go looks like; no board waits for the door.
    return [pulse(lock), this.reply(unlockStart, lock, this.settings.closedBit === 1 ? 0x00 : 0x11)];
  }

  private reply(kind: number, ...rest: readonly number[]): BoardReaction {
    const body = [kind, this.settings.board, ...rest];
    return { kind: 'reply', bytes: Uint8Array.from([...body, checksum(body)]) };
  }
}

/** No source gives its turn-around. */
export const board8a: BoardModel = { turnaroundMs: 3, create: (settings) => new Board8a(settings) };
