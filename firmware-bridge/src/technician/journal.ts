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

/** The record of what a technician opens, each entry on the disk before `append` returns. One writer at a time. */
export class TechnicianJournal {
  private constructor(
    private readonly file: number,
    readonly path: string,
    private lastSequence: number,
    private readonly sync: (file: number) => void,
  ) {}

  /**
   * Opens the journal of a data directory, or begins it.
   * @param sync makes what was written to a file outlast a loss of power
   * @throws TechnicianFailure when it cannot be written, or its last line is none of a journal
   */
  static open(dataDirectory: string, sync: (file: number) => void = fsyncSync): TechnicianJournal {
    const path = join(dataDirectory, technicianJournalFile);
    try {
      const file = openSync(path, 'a+', 0o600);
      try {
        const lastSequence = mendEnd(file);
        // The name of a new file must outlast a loss of power, too.
        const directory = openSync(dataDirectory, 'r');
        sync(directory);
        closeSync(directory);
        return new TechnicianJournal(file, path, lastSequence, sync);
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

  /** Writes one entry; it outlasts a loss of power once this returns. @throws TechnicianFailure when it does not */
  append(entry: NewJournalEntry): void {
    const numbered = technicianJournalEntrySchema.parse({ ...entry, sequence: this.lastSequence + 1 });
    try {
      writeSync(this.file, `${JSON.stringify(numbered)}\n`);
      this.sync(this.file);
    } catch (error) {
      throw new TechnicianFailure(`cannot write ${this.path}: ${errorMessage(error)}`);
    }
    this.lastSequence = numbered.sequence;
  }

  close(): void {
    closeSync(this.file);
  }
}

/**
 * The number of the last entry, 0 for none. A line without an end was being written when the power failed, and is cut off: nothing
 * was pulsed yet by an intent, and one whose outcome it was is left without an ending, so that its tray may have been opened.
 */
function mendEnd(file: number): number {
  const { size } = fstatSync(file);
  const start = Math.max(0, size - 2 * longestJournalLine);
  const tail = Buffer.alloc(size - start);
  readSync(file, tail, 0, tail.length, start);
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
