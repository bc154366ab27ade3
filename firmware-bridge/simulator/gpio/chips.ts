import { type GpioBankHardware } from '../../contract/index.js';

export type Level = 0 | 1;

/** A chip as it is plugged in: what the site file names of it, and a few lines more. */
export interface Chip {
  readonly label: string;
  /** The kernel's name, which is not for ever; nobody should rely on it. */
  readonly name: string;
  /** The number of its first line in the kernel's old tree. Kernels from 6.6 on begin at 512. */
  readonly base: number;
  readonly lineCount: number;
}

const firstBase = 512;

/** Lines of one chip that the site file names together. */
export interface LineGroup {
  readonly chip: string;
  readonly offsets: readonly number[];
}

function groupsOf(bank: GpioBankHardware): LineGroup[] {
  const { doors } = bank;
  return [
    ...(bank.driver === 'gpio-relays' ? [bank.lines] : [bank.rows, bank.columns]),
    ...(doors.wiring === 'lines' ? doors.lines : [doors.rows, doors.columns]),
  ];
}

/** The chips that the banks of one bus name. */
export function chipsOf(banks: readonly GpioBankHardware[]): Chip[] {
  return chipsWith(banks.flatMap(groupsOf));
}

/** The chips of some lines; each has as many lines as its highest offset needs. */
export function chipsWith(groups: readonly LineGroup[]): Chip[] {
  const highest = new Map<string, number>();
  for (const { chip, offsets } of groups) highest.set(chip, Math.max(highest.get(chip) ?? 0, ...offsets));
  let base = firstBase;
  return [...highest].map(([label, offset], index) => {
    const chip = { label, name: `gpiochip${index + 2}`, base, lineCount: offset + 1 };
    base += chip.lineCount;
    return chip;
  });
}

/**
 * The chips as the kernel finds them when they come again in another order, the last one first: their names are others, and so are the
 * numbers of their lines in the old tree. Pure.
 */
export function renumbered(chips: readonly Chip[]): Chip[] {
  const before = chips.toSorted((one, other) => one.base - other.base);
  const now = [...before.slice(-1), ...before.slice(0, -1)];
  let base = before[0]?.base ?? firstBase;
  return now.map((chip, index) => {
    const found = { ...chip, name: before[index]?.name ?? chip.name, base };
    base += chip.lineCount;
    return found;
  });
}

/** A line as the world names it. */
export function lineKey(chip: string, offset: number): string {
  return `${chip}/${offset}`;
}
