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
    let file: FileHandle;
    try {
      file = await open(this.path, 'r');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    try {
      const lines = (await tailOf(file, tailBytes)).toString('utf8').split('\n');
      return lines.reverse().map(headOfLine).find(Boolean);
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
}

async function tailOf(file: FileHandle, bytes: number): Promise<Buffer> {
  const { size } = await file.stat();
  const length = Math.min(size, bytes);
  const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: size - length });
  return buffer;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
