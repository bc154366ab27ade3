import { isUtf8 } from 'node:buffer';
import { open, type FileHandle } from 'node:fs/promises';
import {
  longestJournalLine,
  technicianJournalEntrySchema,
  type TechnicianJournalEntry,
} from '@motcua247/firmware-bridge/contract';

/** Read at a time; many entries, and at least one. */
const pageBytes = 64 * longestJournalLine;

const newline = 0x0a;

/** The beginning of a line. */
export interface JournalPlace {
  /** Which file the path named then; undefined: none. */
  readonly file: string | undefined;
  /** In bytes. */
  readonly offset: number;
  /** Counted from 1. */
  readonly line: number;
}

export const journalBeginning: JournalPlace = { file: undefined, offset: 0, line: 1 };

/** Lines that are no entries, which a broken disk or somebody's hand has made. What they told of is in no record. */
export interface JournalDamage {
  /** Where the first of them begins. */
  readonly first: JournalPlace;
  readonly lines: number;
}

export interface JournalPage {
  readonly entries: readonly TechnicianJournalEntry[];
  readonly damage: JournalDamage | undefined;
  /** Where this page began: not where it was asked for, where the file is another one. */
  readonly from: JournalPlace;
  /** Where the next page begins. */
  readonly next: JournalPlace;
}

/**
 * Reads what technicians opened without the service (`technicianJournalFile`), from a line's beginning on. A last line without an
 * end is still being written, unless it is longer than any entry. A journal that is another file, or shorter than where it is to be
 * read on, is read from its beginning; one that is not there is empty.
 * @throws the system's error where it is there and cannot be read
 */
export async function readTechnicianJournal(path: string, place: JournalPlace): Promise<JournalPage> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { entries: [], damage: undefined, from: journalBeginning, next: journalBeginning };
  }
  try {
    const { size, ino, birthtimeMs } = await file.stat();
    // The number alone may be given to the next file, where the one that had it was deleted.
    const name = `${String(ino)} ${String(birthtimeMs)}`;
    const isSame = place.file === name && size >= place.offset;
    return await readPage(file, isSame ? place : { ...journalBeginning, file: name });
  } finally {
    await file.close();
  }
}

async function readPage(file: FileHandle, from: JournalPlace): Promise<JournalPage> {
  const bytes = await readAt(file, from.offset);
  const end = bytes.lastIndexOf(newline) + 1;
  if (end > 0 || bytes.length <= longestJournalLine)
    return { ...parseLines(bytes.subarray(0, end), from), from };
  // Nothing behind it would ever be read without a step over it; what it ends with is no line by itself.
  const behind = await endOfLine(file, from.offset + bytes.length);
  const next = behind === undefined ? from : { ...from, offset: behind, line: from.line + 1 };
  return { entries: [], damage: { first: from, lines: 1 }, from, next };
}

async function readAt(file: FileHandle, offset: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(pageBytes), 0, pageBytes, offset);
  return buffer.subarray(0, bytesRead);
}

/** Where the next line begins; undefined while the line has no end. */
async function endOfLine(file: FileHandle, from: number): Promise<number | undefined> {
  for (let offset = from; ;) {
    const bytes = await readAt(file, offset);
    if (bytes.length === 0) return undefined;
    const end = bytes.indexOf(newline);
    if (end >= 0) return offset + end + 1;
    offset += bytes.length;
  }
}

function parseLines(bytes: Buffer, from: JournalPlace): Pick<JournalPage, 'entries' | 'damage' | 'next'> {
  const entries: TechnicianJournalEntry[] = [];
  const damaged: JournalPlace[] = [];
  let next = from;
  while (next.offset - from.offset < bytes.length) {
    const begin = next.offset - from.offset;
    const end = bytes.indexOf(newline, begin);
    const line = bytes.subarray(begin, end);
    const entry = parseLine(line);
    if (entry) entries.push(entry);
    else if (line.length > 0) damaged.push(next);
    next = { ...next, offset: from.offset + end + 1, line: next.line + 1 };
  }
  const [first] = damaged;
  return { entries, damage: first && { first, lines: damaged.length }, next };
}

function parseLine(line: Buffer): TechnicianJournalEntry | undefined {
  // Bytes that are no text would be read as other text.
  if (!isUtf8(line)) return undefined;
  try {
    return technicianJournalEntrySchema.safeParse(JSON.parse(line.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
