import type { BoardReading, BoardSettings, LockReading } from './driver.js';

const bitsPerByte = 8;

/** One bit a lock, as the bytes came over the wire. `items` is empty where the board has no such sensors. */
export interface StatusBytes {
  readonly locks: Uint8Array;
  readonly items: Uint8Array;
}

/**
 * What status bytes say of every lock they carry; the lowest bit of a byte is its first lock.
 * @param firstLock number of the first lock of the board
 */
export function readStatusBits(
  { locks, items }: StatusBytes,
  firstLock: number,
  settings: Pick<BoardSettings, 'closedBit' | 'occupancySensor' | 'statusByteOrder'>,
): BoardReading {
  const { closedBit, occupancySensor, statusByteOrder } = settings;
  const bitOf = (bytes: Uint8Array, index: number): number => {
    const byte = Math.floor(index / bitsPerByte);
    const place = statusByteOrder === 'ascending' ? byte : bytes.length - 1 - byte;
    return ((bytes[place] ?? 0) >> (index % bitsPerByte)) & 1;
  };
  const readings = new Map<number, LockReading>();
  for (let index = 0; index < locks.length * bitsPerByte; index += 1) {
    const present = bitOf(items, index) === 1;
    readings.set(firstLock + index, {
      door: bitOf(locks, index) === closedBit ? 'closed' : 'open',
      occupancy: occupancySensor && items.length > 0 ? (present ? 'present' : 'absent') : 'unknown',
    });
  }
  return readings;
}
