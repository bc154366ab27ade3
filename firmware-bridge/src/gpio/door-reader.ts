import type { DoorLines, OutputLines } from '../../contract/index.js';
import type { BoardReading, LockReading } from '../boards/driver.js';
import type { ReadLines } from './inputs.js';
import { GpioError, type Level, type LineLevel } from './lines.js';

/** The rows with one of them switched on, or none. That one comes last: where lines are written one by one, no two rows are ever on. */
function drive({ chip, offsets, activeLow }: OutputLines, on?: number): LineLevel[] {
  const row = (index: number): LineLevel[] => {
    const offset = offsets[index];
    return offset === undefined ? [] : [{ chip, offset, level: (index === on) === activeLow ? 0 : 1 }];
  };
  const others = [...offsets.keys()].filter((index) => index !== on);
  return [...others, ...(on === undefined ? [] : [on])].flatMap(row);
}

function reading(level: Level, { closedBit }: DoorLines): LockReading {
  return { door: level === closedBit ? 'closed' : 'open', occupancy: 'unknown' };
}

/**
 * Reads every door switch of a bank once.
 * @param read lines of one look
 * @throws GpioError where a line cannot be read, or where a sense matrix shows what its switches cannot show
 */
export async function readDoors(doors: DoorLines, read: ReadLines): Promise<BoardReading> {
  if (doors.wiring === 'lines') {
    const levels: Level[] = [];
    for (const lines of doors.lines) levels.push(...(await read(lines, doors.bias, [])));
    return new Map(levels.map((level, index) => [doors.firstLock + index, reading(level, doors)]));
  }
  const { rows, columns, bias, closedBit } = doors;
  // A column that is shorted would show every door of it as closed, a forced one too.
  const idle = await read(columns, bias, drive(rows));
  const shorted = columns.offsets.filter((_offset, index) => idle[index] === closedBit);
  if (shorted.length > 0) {
    throw new GpioError(
      `line ${shorted.join(', ')} of chip ${columns.chip} reads "closed" while no row of the switches is driven: is it shorted?`,
    );
  }
  const doorsSeen = new Map<number, LockReading>();
  for (const row of rows.offsets.keys()) {
    const levels = await read(columns, bias, drive(rows, row));
    for (const [column, level] of levels.entries())
      doorsSeen.set(doors.firstLock + row * columns.offsets.length + column, reading(level, doors));
  }
  return doorsSeen;
}
