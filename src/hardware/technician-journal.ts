import { open } from 'node:fs/promises';
import {
  longestJournalLine,
  technicianJournalEntrySchema,
  type TechnicianJournalEntry,
} from '@motcua247/firmware-bridge/contract';

/** Read at a time; many entries, and at least one. */
const pageBytes = 64 * longestJournalLine;

const newline = 0x0a;

export interface JournalPage {
  readonly entries: readonly TechnicianJournalEntry[];
  /** Lines that are no entries, which only somebody's hand can have made. */
  readonly damagedLines: number;
  /** Where the next page begins. */
  readonly nextOffset: number;
}

/**
 * Reads what technicians opened without the service (`technicianJournalFile`), from a line's beginning on. A last line without an
 * end is still being written. A journal that is shorter than `offset` is another one, and is read from its beginning; one that is
 * not there is empty.
 */
export async function readTechnicianJournal(path: string, offset: number): Promise<JournalPage> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { entries: [], damagedLines: 0, nextOffset: 0 };
    throw error;
  }
  try {
    const { size } = await file.stat();
    const start = size < offset ? 0 : offset;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(pageBytes), 0, pageBytes, start);
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(newline) + 1;
    // A line that fills a page is none of ours; without a step over it nothing behind it would ever be read.
    if (end === 0 && bytesRead === pageBytes)
      return { entries: [], damagedLines: 1, nextOffset: start + bytesRead };
    return { ...parseLines(bytes.subarray(0, end).toString('utf8')), nextOffset: start + end };
  } finally {
    await file.close();
  }
}

function parseLines(text: string): Omit<JournalPage, 'nextOffset'> {
  const lines = text.split('\n').filter((line) => line !== '');
  const entries = lines.flatMap((line) => parseLine(line) ?? []);
  return { entries, damagedLines: lines.length - entries.length };
}

function parseLine(line: string): TechnicianJournalEntry | undefined {
  try {
    return technicianJournalEntrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
