import {
  type Board,
  type BoardModel,
  type BoardReaction,
  type BoardSettings,
  type ViewLock,
} from './board.js';
import { type Read, RequestBuffer } from './request-buffer.js';
import { packStatus } from './status-bytes.js';

/*
 * Kerong CU12 / CU16, protocols.md §1: 02 ADDR CMD [DATA] 03 SUM, ADDR = board << 4 | (lock − 1),
 * SUM = low byte of the sum of all bytes before it.
 */
const start = 0x02;
const end = 0x03;
const statusRequest = 0x30;
const unlockRequest = 0x31;
const unlockAllRequest = 0x33;
const statusReply = 0x35;
const setPulseRequest = 0x37;
const delayedUnlockRequest = 0x39;
/** 0x32 "status of all boards" is left out: drivers disagree on its frame, and no source shows its answer. */
const dataBytesByCommand = new Map<number, number>([
  [statusRequest, 0],
  [unlockRequest, 0],
  [unlockAllRequest, 0],
  [setPulseRequest, 2],
  [delayedUnlockRequest, 1],
]);
const bytesAroundData = 5;

const locksPerBoard = 16;
const pulseUnitMs = 10;
const longestPulseMs = 60_000;
/** As the boards are delivered; a host that wants another pulse has to say so. */
const factoryPulseMs = 500;

interface Request {
  readonly board: number;
  readonly lock: number;
  readonly command: number;
  readonly data: readonly number[];
}

function checksum(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum + byte) & 0xff;
  return sum;
}

function readRequest(bytes: readonly number[]): Read<Request> {
  const [first, address, command] = bytes;
  if (first !== start) return 'garbage';
  if (address === undefined || command === undefined) return 'incomplete';
  const dataBytes = dataBytesByCommand.get(command);
  if (dataBytes === undefined) return 'garbage';
  const length = bytesAroundData + dataBytes;
  if (bytes.length < length) return 'incomplete';
  if (bytes[length - 2] !== end || bytes[length - 1] !== checksum(bytes.slice(0, length - 1)))
    return 'garbage';
  const data = bytes.slice(3, length - 2);
  return { request: { board: address >> 4, lock: (address & 0x0f) + 1, command, data }, length };
}

/** The nine bytes a board answers to a request for its status. */
export function encodeStatusReply(settings: BoardSettings, viewLock: ViewLock): Uint8Array {
  const { board, closedBit, occupancySensor } = settings;
  const doors = packStatus(
    locksPerBoard / 8,
    settings,
    (index) => viewLock(index + 1).doorClosed === (closedBit === 1),
  );
  const items = packStatus(
    locksPerBoard / 8,
    settings,
    (index) => occupancySensor && viewLock(index + 1).itemPresent,
  );
  const body = [start, board << 4, statusReply, ...doors, ...items, end];
  return Uint8Array.from([...body, checksum(body)]);
}

class KerongCu16 implements Board {
  private readonly requests = new RequestBuffer(readRequest);
  private pulseMs = factoryPulseMs;

  constructor(private readonly settings: BoardSettings) {}

  receive(bytes: Uint8Array, viewLock: ViewLock): BoardReaction[] {
    return this.requests
      .take(bytes)
      .filter(({ board }) => board === this.settings.board)
      .flatMap((request) => this.obey(request, viewLock));
  }

  private obey({ command, lock, data }: Request, viewLock: ViewLock): BoardReaction[] {
    const [high = 0, low = 0] = data;
    switch (command) {
      case statusRequest:
        return [{ kind: 'reply', bytes: encodeStatusReply(this.settings, viewLock) }];
      case unlockRequest:
        return [{ kind: 'pulse', lock, pulseMs: this.pulseMs, delayMs: 0 }];
      case setPulseRequest:
        this.setPulse(((high << 8) | low) * pulseUnitMs);
        return [];
      case delayedUnlockRequest:
        return [
          { kind: 'forbidden', rule: 'delayed_unlock', detail: `lock ${lock} after ${high} s` },
          { kind: 'pulse', lock, pulseMs: this.pulseMs, delayMs: high * 1000 },
        ];
      case unlockAllRequest:
        return [
          { kind: 'forbidden', rule: 'unlock_all', detail: `all locks of board ${this.settings.board}` },
          ...Array.from({ length: locksPerBoard }, (_, index) => ({
            kind: 'pulse' as const,
            lock: index + 1,
            pulseMs: this.pulseMs,
            delayMs: 0,
          })),
        ];
      default:
        return [];
    }
  }

  private setPulse(pulseMs: number): void {
    if (pulseMs > 0 && pulseMs <= longestPulseMs) this.pulseMs = pulseMs;
  }
}

/** A driver in the field waits 25 ms before it asks again; the board itself is far quicker. */
export const kerongCu16: BoardModel = {
  turnaroundMs: 3,
  create: (settings) => new KerongCu16(settings),
};
