import {
  isGpioBank,
  lockCountOf,
  type BankHardware,
  type GpioBankHardware,
  type GpioBusHardware,
  type InputLines,
} from '../../../contract/index.js';
import { TechnicianFailure } from '../failure.js';
import type { GpioBankChoice } from './files.js';
import { mostLocks, type LockPlace, type MapPlan } from './plan.js';

const lineOf = ({ chip, offsets }: InputLines, index: number): string =>
  `${offsets[index] ?? '?'} of ${chip}`;

/** The lines of each crossing, counted along the rows. */
function crossings(rows: InputLines, columns: InputLines): string[] {
  return rows.offsets.flatMap((_row, row) =>
    columns.offsets.map(
      (_column, column) => `row on line ${lineOf(rows, row)}, column on line ${lineOf(columns, column)}`,
    ),
  );
}

const each = (lines: InputLines): string[] =>
  lines.offsets.map((_offset, index) => `line ${lineOf(lines, index)}`);

/** By which lines each lock is opened, beginning with lock 1. */
function drives(bank: GpioBankHardware): string[] {
  return bank.driver === 'gpio-relays' ? each(bank.lines) : crossings(bank.rows, bank.columns);
}

/** By which lines each door is seen, beginning with the door of `firstLock`. */
function switches({ doors }: GpioBankHardware): string[] {
  return doors.wiring === 'lines' ? doors.lines.flatMap(each) : crossings(doors.rows, doors.columns);
}

/** Where a lock hangs, as it is counted on the terminals. */
function terminalsOf(bank: GpioBankHardware, lock: number): string {
  if (bank.driver === 'gpio-relays') return `line ${lineOf(bank.lines, lock - 1)}`;
  const columns = bank.columns.offsets.length;
  return `row ${Math.floor((lock - 1) / columns) + 1}, column ${((lock - 1) % columns) + 1}`;
}

/**
 * Every lock of a bank that has a door switch. The lines stand in the site file; which label hangs on them is to be found.
 * @param choice the bank, and those beside it, whose doors are looked at as well
 * @param range the locks to be mapped; else all
 * @throws TechnicianFailure for too many locks, and for none
 */
export function planGpio(
  bus: GpioBusHardware,
  { bank, beside }: GpioBankChoice,
  range: readonly [number, number] = [1, Number.POSITIVE_INFINITY],
): MapPlan {
  const { id } = bank;
  const own = placesOf(bus, bank);
  const locks = own.filter(({ lock }) => lock >= range[0] && lock <= range[1]);
  if (locks.length === 0)
    throw new TechnicianFailure(`bank "${id}" has none of these locks with a door switch`);
  // Of a matrix every lock is one bank's alone.
  const others = beside.flatMap((other) =>
    placesOf(bus, other).filter((place) => !own.some(({ lock }) => lock === place.lock)),
  );
  const places = [...own, ...others];
  if (places.length > mostLocks)
    throw new TechnicianFailure(`bank "${id}" has more than ${mostLocks} locks; map it in parts`);
  const banks = [bank, ...beside].map((each) => ({ ...each, trays: [] }));
  return { bus, banks, places, locks };
}

/** The locks of a bank that have a door switch. */
function placesOf(bus: GpioBusHardware, bank: GpioBankHardware): LockPlace[] {
  const { id, doors } = bank;
  return switches(bank)
    .map((lines, index): LockPlace => {
      const lock = doors.firstLock + index;
      const target = { kind: 'gpio_lock', bus: bus.id, bank: id, lock } as const;
      const door = `the door switch of lock ${lock} (${lines})`;
      return { name: `lock ${lock} (${terminalsOf(bank, lock)})`, door, bank: id, lock, target };
    })
    .filter(({ lock }) => lock <= lockCountOf(bank));
}

/** Whether a lock and its door switch hang on the same lines in both, so that a label found by one is true of the other. */
function isWiredAlike(one: GpioBankHardware, other: GpioBankHardware, lock: number): boolean {
  const linesIn = (bank: GpioBankHardware): string =>
    [drives(bank)[lock - 1], switches(bank)[lock - bank.doors.firstLock]].join(' – ');
  return linesIn(one) === linesIn(other);
}

interface Rewired {
  readonly banks: readonly BankHardware[];
  /** The labels of locks that hang on other lines now. */
  readonly lost: readonly string[];
}

/** The banks of a draft with the lines of the plan, as they may have been put right since. */
export function withLinesOf({ banks: [planned] }: MapPlan, banks: readonly BankHardware[]): Rewired {
  const lost: string[] = [];
  if (!planned || !isGpioBank(planned)) return { banks, lost };
  const rewired = banks.flatMap((bank) => {
    if (!isGpioBank(bank) || bank.id !== planned.id) return [bank];
    const trays = bank.trays.filter(({ lock }) => isWiredAlike(bank, planned, lock));
    lost.push(...bank.trays.filter((tray) => !trays.includes(tray)).map(({ label }) => label));
    return trays.length === 0 ? [] : [{ ...planned, trays }];
  });
  return { banks: rewired, lost };
}
