import { type GpioBankHardware } from '../../contract/index.js';
import { type Level, lineKey } from './chips.js';

interface Coil {
  readonly key: string;
  readonly onLevel: Level;
}

function coilsOf({
  chip,
  offsets,
  activeLow,
}: {
  chip: string;
  offsets: number[];
  activeLow: boolean;
}): Coil[] {
  return offsets.map((offset) => ({ key: lineKey(chip, offset), onLevel: activeLow ? 0 : 1 }));
}

/** The relays of one bank, and which locks they energise at the moment. Pure, no time. */
export class OutputWatch {
  private readonly rows: readonly Coil[];
  /** None for single relays. */
  private readonly columns: readonly Coil[] | undefined;
  private readonly levels = new Map<string, Level>();

  constructor(bank: GpioBankHardware) {
    this.rows = coilsOf(bank.driver === 'gpio-relays' ? bank.lines : bank.rows);
    this.columns = bank.driver === 'gpio-relays' ? undefined : coilsOf(bank.columns);
    for (const { key, onLevel } of this.coils) this.levels.set(key, onLevel === 1 ? 0 : 1);
  }

  /** Every output line of the bank, by chip and offset. */
  get lines(): string[] {
    return this.coils.map(({ key }) => key);
  }

  /** The level that keeps a line's relay off; undefined for a line of another bank. */
  levelOff(key: string): Level | undefined {
    const coil = this.coils.find((each) => each.key === key);
    return coil && (coil.onLevel === 1 ? 0 : 1);
  }

  /** @returns false for a line of another bank, or one that is at that level already */
  set(key: string, level: Level): boolean {
    if (!this.levels.has(key) || this.levels.get(key) === level) return false;
    this.levels.set(key, level);
    return true;
  }

  /** The locks that current flows through. */
  energised(): number[] {
    const rows = this.on(this.rows);
    if (!this.columns) return rows.map((row) => row + 1);
    const columns = this.columns.length;
    return rows.flatMap((row) => this.on(this.columns ?? []).map((column) => row * columns + column + 1));
  }

  /** Whether two rows or two columns of a matrix are on together, which is never one lock alone. */
  crossesMany(): boolean {
    return this.columns !== undefined && (this.on(this.rows).length > 1 || this.on(this.columns).length > 1);
  }

  private get coils(): Coil[] {
    return [...this.rows, ...(this.columns ?? [])];
  }

  private on(coils: readonly Coil[]): number[] {
    return [...coils.keys()].filter((index) => {
      const coil = coils[index];
      return coil !== undefined && this.levels.get(coil.key) === coil.onLevel;
    });
  }
}
