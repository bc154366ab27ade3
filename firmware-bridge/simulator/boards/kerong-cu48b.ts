import {
  type Board,
  type BoardModel,
  type BoardReaction,
  type BoardSettings,
  type ViewLock,
} from './board.js';
import { type Read, RequestBuffer } from './request-buffer.js';
import { packStatus } from './status-bytes.js';

/* Kerong CU48B, protocols.md §2: 02 ADDR LOCK CMD 03 SUM, LOCK 0–47 or 30 (hex) for all of them. */
const start = 0x02;
const end = 0x03;
const statusRequest = 0x60;
const unlockRequest = 0x61;
const statusReply = 0x75;
const requestLength = 6;
const locksPerBoard = 48;
const allLocks = 0x30;

interface Request {
  readonly board: number;
  readonly lock: number;
  readonly command: number;
}

function checksum(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);
}

function readRequest(bytes: readonly number[]): Read<Request> {
  const [first, board = 0, lock = 0, command = 0, last, sum] = bytes;
  if (first !== start) return 'garbage';
  if (bytes.length < requestLength) return 'incomplete';
  const known = command === statusRequest || command === unlockRequest;
  if (!known || lock > allLocks || last !== end || sum !== checksum(bytes.slice(0, requestLength - 1))) {
    return 'garbage';
  }
  return { request: { board, lock, command }, length: requestLength };
}

class KerongCu48b implements Board {
  private readonly requests = new RequestBuffer(readRequest);

  constructor(private readonly settings: BoardSettings) {}

  receive(bytes: Uint8Array, viewLock: ViewLock): BoardReaction[] {
    return this.requests
      .take(bytes)
      .filter(({ board }) => board === this.settings.board)
      .flatMap(({ command, lock }) =>
        command === statusRequest ? [this.report(viewLock)] : this.unlock(lock),
      );
  }

  private report(viewLock: ViewLock): BoardReaction {
    const { board, closedBit, occupancySensor } = this.settings;
    const doors = packStatus(
      locksPerBoard / 8,
      this.settings,
      (lock) => viewLock(lock).doorClosed === (closedBit === 1),
    );
    const items = packStatus(
      locksPerBoard / 8,
      this.settings,
      (lock) => occupancySensor && viewLock(lock).itemPresent,
    );
    const body = [start, board, 0x00, statusReply, ...doors, ...items, end];
    return { kind: 'reply', bytes: Uint8Array.from([...body, checksum(body)]) };
  }

  private unlock(lock: number): BoardReaction[] {
    const { board, pulseMs } = this.settings;
    const pulse = (one: number): BoardReaction => ({ kind: 'pulse', lock: one, pulseMs, delayMs: 0 });
    if (lock < locksPerBoard) return [pulse(lock)];
    return [
      { kind: 'forbidden', rule: 'unlock_all', detail: `all locks of board ${board}` },
      ...Array.from({ length: locksPerBoard }, (_, index) => pulse(index)),
    ];
  }
}

/** No source gives its turn-around; taken as the CU16's. */
export const kerongCu48b: BoardModel = {
  turnaroundMs: 3,
  freeReplyByte: 2,
  create: (settings) => new KerongCu48b(settings),
};
