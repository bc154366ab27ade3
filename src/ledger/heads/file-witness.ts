import { createReadStream } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { headLine, headOfLine } from './head-line.js';
import type { HeadRange } from './read-heads.js';
import type { SignedHead } from './signed-head.js';

/** Longer than any line. */
const tailBytes = 1_024;
const newline = 0x0a;
/** Some hundred lines: their signatures take a tenth of a second on a single-board computer. */
const partBytes = 128 * 1_024;

/** The heads of a part of the file. */
export interface FilePart {
  readonly heads: readonly SignedHead[];
  /** The byte at which the next part begins; undefined for the last. */
  readonly next: number | undefined;
}

/** A file outside the database, one signed head a line, to which lines are only ever added. */
export class FileWitness {
  constructor(readonly path: string) {}

  /** Adds heads behind what is there, on the disk when this returns. */
  async append(heads: readonly SignedHead[]): Promise<void> {
    if (heads.length === 0) return;
    await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a+', 0o600);
    try {
      // What a power cut left of a line must not spoil the one after it.
      const [lastByte] = await tailOf(file, 1);
      const opening = lastByte === undefined || lastByte === newline ? '' : '\n';
      await file.appendFile(`${opening}${heads.map(headLine).join('\n')}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** The head it took last; undefined when there is no file yet, or no head in it. */
  async newest(): Promise<SignedHead | undefined> {
    const file = await this.open();
    if (!file) return undefined;
    try {
      const lines = (await tailOf(file, tailBytes)).toString('utf8').split('\n');
      return lines.reverse().map(headOfLine).find(Boolean);
    } finally {
      await file.close();
    }
  }

  /** What stands there from a byte on, whole lines; so that a long file is read once and not once for every part of the ledger. */
  async readFrom(byte: number, bytes = partBytes): Promise<FilePart> {
    const file = await this.open();
    if (!file) return { heads: [], next: undefined };
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(bytes), position: byte });
      const read = buffer.subarray(0, bytesRead);
      const isLast = bytesRead < bytes;
      // Where no line ends there is none.
      const end = isLast ? bytesRead : read.lastIndexOf(newline) + 1 || bytesRead;
      const lines = read.subarray(0, end).toString('utf8').split('\n');
      const heads = lines.map(headOfLine).filter((head) => head !== undefined);
      return { heads, next: isLast ? undefined : byte + end };
    } finally {
      await file.close();
    }
  }

  /** What it holds of a part of the ledger, in pages. Lines that are no head, as a power cut leaves them, are passed over. */
  async *read({ after, upTo }: HeadRange, pageSize: number): AsyncGenerator<SignedHead[], void> {
    let page: SignedHead[] = [];
    try {
      for await (const line of createInterface({ input: createReadStream(this.path) })) {
        const head = headOfLine(line);
        if (!head || head.sequence <= after || head.sequence > upTo) continue;
        page.push(head);
        if (page.length < pageSize) continue;
        yield page;
        page = [];
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    if (page.length > 0) yield page;
  }

  private async open(): Promise<FileHandle | undefined> {
    try {
      return await open(this.path, 'r');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
}

async function tailOf(file: FileHandle, bytes: number): Promise<Buffer> {
  const { size } = await file.stat();
  const length = Math.min(size, bytes);
  const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: size - length });
  return buffer;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
