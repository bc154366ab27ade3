import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  technicianJournalEntrySchema,
  technicianJournalFile,
  type SiteHardware,
  type TechnicianJournalEntry,
} from '../../contract/index.js';
import { startSimulator, type Simulator } from '../../simulator/index.js';
import { runCommandLine } from '../technician/command-line.js';
import type { Surroundings } from '../technician/surroundings.js';
import { systemTime } from '../time.js';
import { until } from './until.js';

/** One run of the command line with a person in front of it. */
export class Sitting {
  readonly result: Promise<number>;
  /** What was printed, and what was asked and complained of. */
  output = '';
  errors = '';
  /** Told everything that is asked or complained of. */
  hear: (text: string) => void = () => undefined;
  private readonly input = new PassThrough();
  private readonly stopping = new AbortController();

  constructor(words: readonly string[], changes: Partial<Surroundings> = {}) {
    const output = new PassThrough();
    const errors = new PassThrough();
    output.on('data', (text: Buffer) => (this.output += text.toString()));
    errors.on('data', (text: Buffer) => {
      this.errors += text.toString();
      this.hear(text.toString());
    });
    this.result = runCommandLine(words, {
      input: this.input,
      answersAreTyped: true,
      output,
      errors,
      isTerminal: false,
      colours: false,
      time: systemTime,
      now: () => new Date(),
      technician: 'an',
      userId: process.geteuid?.(),
      stop: this.stopping.signal,
      ...changes,
    });
  }

  /** Waits for the words of a question, then types the answer. */
  async answer(question: string, answer: string): Promise<void> {
    await this.untilAsked(question);
    this.errors = this.errors.slice(this.errors.indexOf(question) + question.length);
    this.input.write(`${answer}\n`);
  }

  /** Types lines whether anything is asked or not. */
  type(...lines: readonly string[]): void {
    for (const line of lines) this.input.write(`${line}\n`);
  }

  async untilAsked(words: string): Promise<void> {
    await until(`it says "${words}", having said: ${this.errors}`, () => this.errors.includes(words));
  }

  async untilPrinted(words: string): Promise<void> {
    await until(`it prints "${words}"`, () => this.output.includes(words));
  }

  endInput(): void {
    this.input.end();
  }

  pressCtrlC(): void {
    this.stopping.abort('SIGINT');
  }
}

/** A simulated site in a directory of its own, with its site file. */
export class TechnicianBench {
  private constructor(
    readonly directory: string,
    readonly hardware: SiteHardware,
    readonly simulator: Simulator,
  ) {}

  static async start(hardware: SiteHardware): Promise<TechnicianBench> {
    const directory = await mkdtemp(join(tmpdir(), 'technician-'));
    // YAML holds JSON.
    await writeFile(join(directory, 'site.yaml'), JSON.stringify(hardware));
    const simulator = await startSimulator({ hardware, runtimeDirectory: directory });
    return new TechnicianBench(directory, hardware, simulator);
  }

  /** The options by which a command finds this site. */
  get place(): string[] {
    return ['--site', join(this.directory, 'site.yaml'), '--runtime-directory', this.directory];
  }

  get openingPlace(): string[] {
    return [...this.place, '--data-directory', this.directory];
  }

  journal(): TechnicianJournalEntry[] {
    const text = readFileSync(join(this.directory, technicianJournalFile), 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => technicianJournalEntrySchema.parse(JSON.parse(line)));
  }

  /** The trays whose locks were pulsed, in order. */
  pulsedTrays(): string[] {
    return this.simulator
      .record()
      .entries.flatMap(({ event }) => (event.kind === 'pulse' ? [event.tray] : []));
  }

  /** Somebody at the cabinet, who shuts what stands open when the command line asks for it. */
  shutWhenAsked(text: string): void {
    if (!text.includes('Shut it, please.')) return;
    const { trays } = this.simulator;
    for (const { label, door } of trays.list()) if (door === 'open') trays.close(label);
  }

  async stop(): Promise<void> {
    await this.simulator.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}
