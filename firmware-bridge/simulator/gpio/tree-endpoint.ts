import {
  existsSync,
  type FSWatcher,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Timers } from '../timers.js';
import { type Chip, type Level, lineKey, renumbered } from './chips.js';
import { type InputView } from './door-wiring.js';
import { type GpioEndpoint, type GpioPorts } from './endpoint.js';

/** Where chips that are pulled out wait until they are plugged in again. */
const awayName = 'away';

/** What a line holds that cannot be read: no level. */
const noLevel = '?';

/** Written by a host that has driven rows of a sense matrix, and what is written back when the columns show it. */
const [question, answer] = ['settle', 'settled'];

/** Moves a chip and its lines, which may have other numbers where they come. Nobody finds the chip without its lines. */
function move(from: string, to: string, base: number, newBase: number, lineCount: number): void {
  const lines = Array.from({ length: lineCount }, (_, offset) => [
    `gpio${base + offset}`,
    `gpio${newBase + offset}`,
  ]);
  const chip = [`gpiochip${base}`, `gpiochip${newBase}`];
  for (const [name = '', newName = ''] of from.endsWith(awayName) ? [...lines, chip] : [chip, ...lines])
    if (existsSync(join(from, name))) renameSync(join(from, name), join(to, newName));
}

/**
 * A fake of the kernel's tree `/sys/class/gpio`, every line exported already. Files cannot answer by themselves: a host that drives
 * rows of a sense matrix asks for the columns to follow, and reads them when it is told that they do.
 */
export class TreeEndpoint implements GpioEndpoint {
  private ports: GpioPorts = { chips: [], outputs: [], rows: [] };
  private set: (key: string, level: Level, atMs: number) => void = () => undefined;
  private inputs: readonly InputView[] = [];
  private watchers: FSWatcher[] = [];
  private away = false;
  private answered = '';

  constructor(
    readonly directory: string,
    private readonly timers: Timers,
  ) {}

  open(ports: GpioPorts, set: (key: string, level: Level, atMs: number) => void): Promise<void> {
    this.ports = ports;
    this.set = set;
    this.away = false;
    rmSync(this.directory, { recursive: true, force: true });
    mkdirSync(this.tree, { recursive: true, mode: 0o700 });
    for (const file of ['export', 'unexport', question, answer]) writeFileSync(join(this.tree, file), '');
    for (const { label, base, lineCount } of ports.chips) {
      this.write(`gpiochip${base}`, { label, base, ngpio: lineCount });
      for (let offset = 0; offset < lineCount; offset += 1) {
        this.write(`gpio${base + offset}`, { value: 0, direction: 'in', active_low: 0, edge: 'none' });
      }
    }
    for (const { key, idle } of [...ports.outputs, ...ports.rows])
      writeFileSync(this.valueOf(key), `${idle}\n`);
    this.watchFiles();
    return Promise.resolve();
  }

  show(inputs: readonly InputView[]): void {
    this.inputs = inputs;
    const outputs = new Set([...this.ports.outputs, ...this.ports.rows].map(({ key }) => key));
    const shown = new Map(inputs.map((input) => [input.key, this.levelOf(input)]));
    for (const { label, lineCount } of this.ports.chips) {
      for (let offset = 0; offset < lineCount; offset += 1) {
        const key = lineKey(label, offset);
        if (!outputs.has(key)) this.replace(this.valueOf(key), shown.get(key) ?? noLevel);
      }
    }
  }

  slowDown(): void {
    // A file of the kernel is read in the same moment; there is no tool between that could be slow.
  }

  catchUp(): void {
    if (this.away) return;
    for (const { key } of this.ports.outputs) this.look(key);
  }

  unplug(gone: boolean): void {
    if (this.away === gone) return;
    this.away = gone;
    const away = join(this.directory, awayName);
    mkdirSync(away, { recursive: true });
    const before = this.ports.chips;
    if (gone) {
      for (const { base, lineCount } of before) move(this.tree, away, base, base, lineCount);
      return;
    }
    this.ports = { ...this.ports, chips: renumbered(before) };
    for (const { label, base, lineCount } of before) {
      const found = this.chipOf(label).base;
      writeFileSync(join(away, `gpiochip${base}`, 'base'), `${found}\n`);
      move(away, this.tree, base, found, lineCount);
    }
  }

  close(): Promise<void> {
    for (const watcher of this.watchers.splice(0)) watcher.close();
    rmSync(this.directory, { recursive: true, force: true });
    return Promise.resolve();
  }

  private get tree(): string {
    return join(this.directory, 'sysfs');
  }

  private watchFiles(): void {
    this.watchers = this.ports.outputs.map(({ key }) =>
      watch(this.valueOf(key), () => {
        if (!this.away) this.look(key);
      }),
    );
    this.watchers.push(
      watch(join(this.tree, question), () => {
        this.settle();
      }),
    );
  }

  /** Once a question: whoever was answered reads the columns, which must not be written again meanwhile. */
  private settle(): void {
    const words = this.asked();
    if (words === '' || words === this.answered) return;
    this.answered = words;
    if (!this.away) this.showColumns();
    writeFileSync(join(this.tree, answer), words);
  }

  /** What a host writes there; nothing where the tree was taken away from under the watcher. */
  private asked(): string {
    try {
      return readFileSync(join(this.tree, question), 'utf8');
    } catch {
      return '';
    }
  }

  private showColumns(): void {
    for (const input of this.inputs) {
      if (input.rows.length > 0) this.replace(this.valueOf(input.key), this.levelOf(input));
    }
  }

  private look(key: string): void {
    const level = this.driven(key);
    if (level !== undefined) this.set(key, level, this.timers.monotonicMs());
  }

  /** What a host has written; undefined where nothing is to be read. */
  private driven(key: string): Level | undefined {
    const path = this.valueOf(key);
    // Whoever takes the whole folder away sets no line.
    const text = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
    if (text === '0' || text === '1') return text === '1' ? 1 : 0;
    return undefined;
  }

  private levelOf({ idle, rows }: InputView): Level {
    const pulled = rows.some(({ key, level }) => this.driven(key) === level);
    return pulled ? (idle === 1 ? 0 : 1) : idle;
  }

  private valueOf(key: string): string {
    return join(this.tree, this.folderOf(key), 'value');
  }

  private folderOf(key: string): string {
    const cut = key.lastIndexOf('/');
    return `gpio${this.chipOf(key.slice(0, cut)).base + Number(key.slice(cut + 1))}`;
  }

  private chipOf(label: string): Chip {
    const chip = this.ports.chips.find((each) => each.label === label);
    if (!chip) throw new Error(`there is no chip "${label}"`);
    return chip;
  }

  private write(folder: string, files: Readonly<Record<string, string | number>>): void {
    mkdirSync(join(this.tree, folder));
    for (const [name, value] of Object.entries(files))
      writeFileSync(join(this.tree, folder, name), `${value}\n`);
  }

  /** In place and not by a new file: whoever has it open goes on reading. Its two bytes are written in one step, over the old ones. */
  private replace(path: string, value: string | number): void {
    if (existsSync(path)) writeFileSync(path, `${value}\n`, { flag: 'r+' });
  }
}
