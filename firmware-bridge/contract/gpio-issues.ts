import type { InputLines } from './gpio-hardware.js';
import type { HardwareIssue } from './issue.js';
import { lockCountOf, type GpioBankHardware, type GpioBusHardware } from './site-hardware.js';

/** One line of a bank or a cabinet, and where in it the line is named. */
export interface NamedLine {
  readonly chip: string;
  readonly offset: number;
  readonly path: (string | number)[];
}

/** @param at where the lines are named */
export function linesOf({ chip, offsets }: InputLines, ...at: (string | number)[]): NamedLine[] {
  return offsets.map((offset, index) => ({ chip, offset, path: [...at, 'offsets', index] }));
}

/** Every line that drives locks of a bank. */
export function lockLines(bank: GpioBankHardware): NamedLine[] {
  return bank.driver === 'gpio-relays'
    ? linesOf(bank.lines, 'lines')
    : [...linesOf(bank.rows, 'rows'), ...linesOf(bank.columns, 'columns')];
}

/** Every line that is for the doors of a bank. */
export function doorLines({ doors }: GpioBankHardware): NamedLine[] {
  return doors.wiring === 'lines'
    ? doors.lines.flatMap((group, g) => linesOf(group, 'doors', 'lines', g))
    : [...linesOf(doors.rows, 'doors', 'rows'), ...linesOf(doors.columns, 'doors', 'columns')];
}

function describeLocks(bank: GpioBankHardware): string {
  return bank.driver === 'gpio-relays'
    ? `${bank.lines.offsets.length} lines`
    : `${bank.rows.offsets.length} rows and ${bank.columns.offsets.length} columns`;
}

/** What the lines of a bank on GPIO cannot serve. */
export function findGpioIssues(
  bank: GpioBankHardware,
  bus: GpioBusHardware,
  at: (string | number)[],
): HardwareIssue[] {
  const { doors, trays } = bank;
  const issues: HardwareIssue[] = [];
  if (bus.transport.backEnd === 'sysfs' && doors.bias !== undefined) {
    issues.push({
      path: [...at, 'doors', 'bias'],
      message: 'must be left out with the back end sysfs, whose files cannot set it',
    });
  }
  const locks = lockCountOf(bank);
  const doorCount =
    doors.wiring === 'lines'
      ? doors.lines.flatMap(({ offsets }) => offsets).length
      : doors.rows.offsets.length * doors.columns.offsets.length;
  trays.forEach(({ lock }, t) => {
    const path = [...at, 'trays', t, 'lock'];
    if (lock < 1 || lock > locks) {
      issues.push({
        path,
        message: `must be 1–${locks}, for the bank has ${describeLocks(bank)}; is ${lock}`,
      });
    } else if (lock < doors.firstLock || lock >= doors.firstLock + doorCount) {
      issues.push({
        path,
        message: `lock ${lock} has no door switch: "doors" has lines for locks ${doors.firstLock}–${doors.firstLock + doorCount - 1}`,
      });
    }
  });
  return issues;
}
