import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  longestJournalLine,
  technicianJournalEntrySchema,
  technicianJournalFile,
  type TechnicianJournalEntry,
} from '../../contract/index.js';
import { errorMessage } from '../error-details.js';
import { TechnicianFailure } from './failure.js';

/** `Omit` over each kind of entry by itself. */
type Unnumbered<Entry> = Entry extends unknown ? Omit<Entry, 'sequence'> : never;
export type NewJournalEntry = Unnumbered<TechnicianJournalEntry>;

const newline = 0x0a;

/** What is asked of the disk. */
export interface Disk {
  /** Returns how many bytes it took, which may be fewer than there are. */
  readonly write: (file: number, bytes: Buffer) => number;
  readonly truncate: (file: number, size: number) => void;
  /** Makes what was written to a file outlast a loss of power. */
  readonly sync: (file: number) => void;
}

const realDisk: Disk = {
  write: (file, bytes) => writeSync(file, bytes),
  truncate: ftruncateSync,
  sync: fsyncSync,
};

/** The record of what a technician opens, each entry on the disk before `append` returns. One writer at a time. */
export class TechnicianJournal {
  /** Where a line that did not come out whole begins, until it is cut off. */
  private tornAt: number | undefined;

  private constructor(
    private readonly file: number,
    readonly path: string,
    private lastSequence: number,
    private readonly disk: Disk,
  ) {}

  /**
   * Opens the journal of a data directory, or begins it.
   * @throws TechnicianFailure when it cannot be written, or its last line is none of a journal
   */
  static open(dataDirectory: string, disk: Disk = realDisk): TechnicianJournal {
    const path = join(dataDirectory, technicianJournalFile);
    try {
      const file = openSync(path, 'a+', 0o600);
      try {
        const lastSequence = mendEnd(file);
        // The name of a new file must outlast a loss of power, too.
        const directory = openSync(dataDirectory, 'r');
        disk.sync(directory);
        closeSync(directory);
        return new TechnicianJournal(file, path, lastSequence, disk);
      } catch (error) {
        closeSync(file);
        throw error;
      }
    } catch (error) {
      throw new TechnicianFailure(
        `nothing is opened without a record, and ${path} cannot be written: ${errorMessage(error)}`,
      );
    }
  }

  /**
   * Writes one entry; it outlasts a loss of power once this returns.
   * @throws TechnicianFailure when it does not. A line that came out whole is left there all the same, since the service may have read
   * it: an intent that stands there for nothing has an officer look into a tray, one that is hidden does not.
   */
  append(entry: NewJournalEntry): void {
    const numbered = technicianJournalEntrySchema.parse({ ...entry, sequence: this.lastSequence + 1 });
    try {
      this.cutOffTorn();
      this.writeWhole(Buffer.from(`${JSON.stringify(numbered)}\n`));
      this.lastSequence = numbered.sequence;
      this.disk.sync(this.file);
    } catch (error) {
      throw new TechnicianFailure(`cannot write ${this.path}: ${errorMessage(error)}`);
    }
  }

  /** A full disk takes what it has room for, and that is no error. What is left behind it would be lost in the same line. */
  private writeWhole(line: Buffer): void {
    this.tornAt = fstatSync(this.file).size;
    try {
      for (let written = 0; written < line.length;) {
        const taken = this.disk.write(this.file, line.subarray(written));
        if (taken <= 0) throw new Error('the disk takes no more');
        written += taken;
      }
      this.tornAt = undefined;
    } catch (error) {
      this.cutOffTorn();
      throw error;
    }
  }

  private cutOffTorn(): void {
    if (this.tornAt === undefined) return;
    this.disk.truncate(this.file, this.tornAt);
    this.tornAt = undefined;
  }

  close(): void {
    closeSync(this.file);
  }
}

/**
 * The number of the last entry, 0 for none. A line without an end was being written when the power failed or the disk was full, and is
 * cut off: an intent is written whole before anything is pulsed by it, and one whose outcome it was is left without an ending, so that its tray may have been opened.
 */
function mendEnd(file: number): number {
  const { size } = fstatSync(file);
  const start = Math.max(0, size - 2 * longestJournalLine);
  const tail = Buffer.alloc(size - start);
  if (readSync(file, tail, 0, tail.length, start) < tail.length) throw new Error('its end cannot be read');
  const end = tail.lastIndexOf(newline) + 1;
  if (end < tail.length) ftruncateSync(file, start + end);
  if (end === 0) {
    if (start > 0) throw new Error('it ends with something that is no entry; move it aside');
    return 0;
  }
  const lastLine =
    tail
      .subarray(0, end - 1)
      .toString('utf8')
      .split('\n')
      .at(-1) ?? '';
  const entry = technicianJournalEntrySchema.safeParse(toJson(lastLine));
  if (!entry.success) throw new Error('its last line is no entry of a journal; move it aside');
  return entry.data.sequence;
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
