import {
  closeSync,
  existsSync,
  type FSWatcher,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Chip, type Level, lineKey, renumbered } from './chips.js';
import { type InputView } from './door-wiring.js';
import { type GpioEndpoint, type GpioPorts } from './endpoint.js';
import { type ToolVersion, toolScripts } from './tool-scripts.js';

const pieceBytes = 65_536;

/** Fake tools of libgpiod in a folder. What they set comes through a journal, so that no pulse is missed and each has its own time. */
export class ToolEndpoint implements GpioEndpoint {
  private ports: GpioPorts = { chips: [], outputs: [], rows: [] };
  private set: (key: string, level: Level, atMs: number) => void = () => undefined;
  private journal: number | undefined;
  private read = 0;
  private rest = '';
  private watcher: FSWatcher | undefined;
  /** What each input shows, as it stands in its file. */
  private readonly written = new Map<string, string>();

  constructor(
    readonly directory: string,
    private readonly version: ToolVersion,
  ) {}

  open(ports: GpioPorts, set: (key: string, level: Level, atMs: number) => void): Promise<void> {
    this.ports = ports;
    this.set = set;
    this.written.clear();
    rmSync(this.directory, { recursive: true, force: true });
    mkdirSync(join(this.directory, 'bin'), { recursive: true, mode: 0o700 });
    for (const [name, script] of Object.entries(toolScripts(this.version)))
      writeFileSync(join(this.directory, 'bin', name), script, { mode: 0o700 });
    this.listChips();
    for (const { label, name, lineCount } of ports.chips) {
      const lines = this.linesOf(name);
      mkdirSync(lines, { recursive: true });
      writeFileSync(join(lines, 'label'), `${label}\n`);
      for (let offset = 0; offset < lineCount; offset += 1) {
        writeFileSync(join(lines, `${offset}.owner`), '');
        writeFileSync(join(lines, `${offset}.level`), '0\n');
      }
    }
    for (const { key, idle } of [...ports.outputs, ...ports.rows])
      writeFileSync(`${this.fileOf(key)}.level`, `${idle}\n`);
    for (const { key } of ports.outputs) writeFileSync(`${this.fileOf(key)}.watched`, '');
    const path = join(this.directory, 'journal');
    writeFileSync(path, '');
    this.journal = openSync(path, 'r');
    [this.read, this.rest] = [0, ''];
    this.watcher = watch(path, () => {
      this.catchUp();
    });
    return Promise.resolve();
  }

  show(inputs: readonly InputView[]): void {
    const shown = new Map(inputs.map((input) => [input.key, input]));
    const outputs = new Set([...this.ports.outputs, ...this.ports.rows].map(({ key }) => key));
    for (const { label, name, lineCount } of this.ports.chips) {
      if (!existsSync(this.linesOf(name))) continue;
      for (let offset = 0; offset < lineCount; offset += 1) {
        const key = lineKey(label, offset);
        if (!outputs.has(key)) this.showLine(key, shown.get(key));
      }
    }
  }

  slowDown(readingMs: number): void {
    const path = join(this.directory, 'slow');
    if (readingMs === 0) rmSync(path, { force: true });
    else writeFileSync(path, `${readingMs / 1000}\n`);
  }

  catchUp(): void {
    if (this.journal === undefined) return;
    const piece = Buffer.alloc(pieceBytes);
    for (;;) {
      const count = readSync(this.journal, piece, 0, piece.length, this.read);
      if (count === 0) break;
      this.read += count;
      const lines = (this.rest + piece.toString('utf8', 0, count)).split('\n');
      this.rest = lines.pop() ?? '';
      for (const line of lines) this.hear(line);
    }
  }

  unplug(gone: boolean): void {
    // What was set by the old names is theirs.
    this.catchUp();
    const before = this.ports.chips;
    if (gone) {
      for (const { name } of before) this.rename(this.linesOf(name), this.awayOf(name));
      return;
    }
    if (!before.some(({ name }) => existsSync(this.awayOf(name)))) return;
    this.ports = { ...this.ports, chips: renumbered(before) };
    // Nobody finds a chip by a name that is not there yet.
    this.listChips();
    this.written.clear();
    for (const { label, name } of before)
      this.rename(this.awayOf(name), this.linesOf(this.chipOf(label).name));
  }

  close(): Promise<void> {
    this.watcher?.close();
    this.watcher = undefined;
    if (this.journal !== undefined) closeSync(this.journal);
    this.journal = undefined;
    rmSync(this.directory, { recursive: true, force: true });
    return Promise.resolve();
  }

  private hear(line: string): void {
    const [seconds, name, offset, level] = line.split(' ');
    const chip = this.ports.chips.find((each) => each.name === name);
    if (chip && (level === '0' || level === '1'))
      this.set(lineKey(chip.label, Number(offset)), level === '1' ? 1 : 0, Number(seconds) * 1000);
  }

  /** In one step, so that no tool reads half of it. */
  private listChips(): void {
    const path = join(this.directory, 'chips');
    const chips = this.ports.chips.map(({ name, label, lineCount }) => `${name} ${label} ${lineCount}\n`);
    writeFileSync(`${path}.draft`, chips.join(''));
    renameSync(`${path}.draft`, path);
  }

  private rename(from: string, to: string): void {
    if (existsSync(from)) renameSync(from, to);
  }

  /** Only what has changed, for lines are many. Replaces the file in one step, so that no tool reads half of it. */
  private showLine(key: string, input: InputView | undefined): void {
    const path = `${this.fileOf(key)}.in`;
    if (!input) {
      rmSync(path, { force: true });
      this.written.delete(key);
      return;
    }
    const rows = input.rows.map(
      ({ key: row, level }) => `${this.pathInLines(row)} ${level} ${input.idle === 1 ? 0 : 1}`,
    );
    const text = `${[input.idle, ...rows].join('\n')}\n`;
    if (this.written.get(key) === text) return;
    writeFileSync(`${path}.draft`, text);
    renameSync(`${path}.draft`, path);
    this.written.set(key, text);
  }

  private linesOf(name: string): string {
    return join(this.directory, 'lines', name);
  }

  private awayOf(name: string): string {
    return `${this.linesOf(name)}.away`;
  }

  private fileOf(key: string): string {
    return join(this.directory, 'lines', this.pathInLines(key));
  }

  private pathInLines(key: string): string {
    const cut = key.lastIndexOf('/');
    return join(this.chipOf(key.slice(0, cut)).name, key.slice(cut + 1));
  }

  private chipOf(label: string): Chip {
    const chip = this.ports.chips.find((each) => each.label === label);
    if (!chip) throw new Error(`there is no chip "${label}"`);
    return chip;
  }
}
