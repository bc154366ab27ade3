import { table } from './table.js';

export type Say = (line: string) => void;

/** A table whose rows are said as soon as they are measured, and all together at the end: nobody loses them by what comes later. */
export class GrowingTable {
  private readonly rows: (readonly string[])[] = [];

  /**
   * @param name what a row says, in a word or two
   * @param caption what stands above the whole table
   */
  constructor(
    private readonly say: Say,
    private readonly name: string,
    private readonly caption: string,
    private readonly head: readonly string[],
  ) {}

  add(row: readonly string[]): void {
    this.rows.push(row);
    this.say(`${this.name}:\n${table(this.head, [row])}`);
  }

  /** The whole table with its caption; nothing where nothing was measured. */
  text(): string[] {
    return this.rows.length === 0 ? [] : [`\n${this.caption}`, table(this.head, this.rows)];
  }
}
