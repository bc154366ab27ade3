import { type LockSensors } from '../cabinet/sensors.js';
import { type Board, type BoardModel, type BoardReaction, type BoardSettings } from './board.js';

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

/** The request that begins with the first byte; `incomplete`: more bytes may make it one; `garbage`: none will. */
function readRequest(
  bytes: readonly number[],
): { request: Request; length: number } | 'incomplete' | 'garbage' {
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
export function encodeStatusReply(
  { board, closedBit, occupancySensor }: BoardSettings,
  senseLock: (lock: number) => LockSensors,
): Uint8Array {
  let doors = 0;
  let items = 0;
  for (let lock = 1; lock <= locksPerBoard; lock++) {
    const { doorClosed, itemPresent } = senseLock(lock);
    const bit = 1 << (lock - 1);
    if (doorClosed === (closedBit === 1)) doors |= bit;
    if (occupancySensor && itemPresent) items |= bit;
  }
  const body = [start, board << 4, statusReply, doors & 0xff, doors >> 8, items & 0xff, items >> 8, end];
  return Uint8Array.from([...body, checksum(body)]);
}

class KerongCu16 implements Board {
  private pending: number[] = [];
  private pulseMs = factoryPulseMs;

  constructor(private readonly settings: BoardSettings) {}

  receive(bytes: Uint8Array, senseLock: (lock: number) => LockSensors): BoardReaction[] {
    this.pending.push(...bytes);
    const reactions: BoardReaction[] = [];
    while (this.pending.length > 0) {
      const read = readRequest(this.pending);
      if (read === 'incomplete') break;
      if (read === 'garbage') {
        // One byte only: the next may already begin a good request.
        this.pending = this.pending.slice(1);
        continue;
      }
      this.pending = this.pending.slice(read.length);
      if (read.request.board === this.settings.board) reactions.push(...this.obey(read.request, senseLock));
    }
    return reactions;
  }

  private obey({ command, lock, data }: Request, senseLock: (lock: number) => LockSensors): BoardReaction[] {
    const [high = 0, low = 0] = data;
    switch (command) {
      case statusRequest:
        return [{ kind: 'reply', bytes: encodeStatusReply(this.settings, senseLock) }];
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
