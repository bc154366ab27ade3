import { type GpioBankHardware } from '../../contract/index.js';
import { type Level, lineKey } from './chips.js';

/** What an input line shows: a level of its own, or one that depends on which row of a sense matrix is driven. */
export interface InputView {
  readonly key: string;
  /** The level while no row is driven that leads to it. */
  readonly idle: Level;
  /** Rows that pull the line to the other level when they are at `level`. */
  readonly rows: readonly { readonly key: string; readonly level: Level }[];
}

/** The wires from the door switches of a bank. Pure. @param isClosed whether the switch of a lock is closed */
export function doorInputs({ doors }: GpioBankHardware, isClosed: (lock: number) => boolean): InputView[] {
  const closed = doors.closedBit;
  const open: Level = closed === 1 ? 0 : 1;
  if (doors.wiring === 'lines') {
    const keys = doors.lines.flatMap(({ chip, offsets }) => offsets.map((offset) => lineKey(chip, offset)));
    return keys.map((key, index) => ({
      key,
      idle: isClosed(doors.firstLock + index) ? closed : open,
      rows: [],
    }));
  }
  const { rows, columns } = doors;
  const width = columns.offsets.length;
  const driven: Level = rows.activeLow ? 0 : 1;
  return columns.offsets.map((offset, column) => ({
    key: lineKey(columns.chip, offset),
    idle: open,
    rows: rows.offsets.flatMap((rowOffset, row) =>
      isClosed(doors.firstLock + row * width + column)
        ? [{ key: lineKey(rows.chip, rowOffset), level: driven }]
        : [],
    ),
  }));
}

/** The rows of a sense matrix, which the host drives: by line, with the level at which none is driven. */
export function senseRows({ doors }: GpioBankHardware): { readonly key: string; readonly idle: Level }[] {
  if (doors.wiring === 'lines') return [];
  const { chip, offsets, activeLow } = doors.rows;
  return offsets.map((offset) => ({ key: lineKey(chip, offset), idle: activeLow ? 1 : 0 }));
}
