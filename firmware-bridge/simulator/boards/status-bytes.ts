import { type BoardSettings } from './board.js';

/**
 * One bit a lock, eight locks a byte, the lowest bit first; the order of the bytes is the batch's.
 *
 * @param bitOf the bit of the lock with that index, the board's first lock being 0
 */
export function packStatus(
  byteCount: number,
  { statusByteOrder }: Pick<BoardSettings, 'statusByteOrder'>,
  bitOf: (index: number) => boolean,
): number[] {
  const bytes = Array.from({ length: byteCount }, (_, byte) => {
    let value = 0;
    for (let bit = 0; bit < 8; bit++) if (bitOf(byte * 8 + bit)) value |= 1 << bit;
    return value;
  });
  return statusByteOrder === 'ascending' ? bytes : bytes.reverse();
}
