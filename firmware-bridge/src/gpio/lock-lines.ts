import { lockCountOf, type GpioBankHardware, type OutputLines } from '../../contract/index.js';
import type { LineLevel } from './lines.js';

function lineAt({ chip, offsets, activeLow }: OutputLines, index: number, on: boolean): LineLevel {
  const offset = offsets[index];
  if (offset === undefined) throw new RangeError(`there is no line ${index + 1} among ${offsets.length}`);
  return { chip, offset, level: on === activeLow ? 0 : 1 };
}

/**
 * The lines that energise one lock, with the level that switches each on: the lock's own line, or its row and its column. There is no
 * way to ask for the lines of two locks, so that a matrix never has two rows or two columns on.
 * @throws RangeError for a lock that the bank does not have
 */
export function linesOfLock(bank: GpioBankHardware, lock: number): LineLevel[] {
  if (!Number.isInteger(lock) || lock < 1 || lock > lockCountOf(bank))
    throw new RangeError(`bank ${bank.id} has no lock ${lock}`);
  const index = lock - 1;
  if (bank.driver === 'gpio-relays') return [lineAt(bank.lines, index, true)];
  const columns = bank.columns.offsets.length;
  return [lineAt(bank.rows, Math.floor(index / columns), true), lineAt(bank.columns, index % columns, true)];
}

/** Every line that drives locks, with the level that switches it off; once, also where banks share a matrix. */
export function allLinesOff(banks: readonly GpioBankHardware[]): LineLevel[] {
  const off = (lines: OutputLines): LineLevel[] =>
    lines.offsets.map((_offset, index) => lineAt(lines, index, false));
  const lines = banks.flatMap((bank) =>
    bank.driver === 'gpio-relays' ? off(bank.lines) : [...off(bank.rows), ...off(bank.columns)],
  );
  return [...new Map(lines.map((line) => [`${line.chip}/${line.offset}`, line])).values()];
}
