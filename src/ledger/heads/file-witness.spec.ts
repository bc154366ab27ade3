import { appendFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeScratchDirectory } from '../../../test/support/scratch-directory.js';
import { FileWitness } from './file-witness.js';
import { HeadSigner } from './signed-head.js';

const signer = new HeadSigner(Buffer.alloc(32, 1));
const heads = [1, 2, 3, 4, 5].map((sequence) =>
  signer.sign({ sequence, hash: Buffer.alloc(32, sequence) }, new Date('2026-11-23T02:00:00Z')),
);

let folder: string;
let file: FileWitness;

beforeEach(async () => {
  folder = await makeScratchDirectory('mc-');
  file = new FileWitness(join(folder, 'heads.jsonl'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The numbers of the heads, part by part. */
async function inParts(bytes: number): Promise<number[][]> {
  const parts: number[][] = [];
  for (let from: number | undefined = 0; from !== undefined;) {
    const part = await file.readFrom(from, bytes);
    parts.push(part.heads.map(({ sequence }) => sequence));
    from = part.next;
  }
  return parts;
}

describe('a file of heads, read in parts', () => {
  it('is one part without heads before there is a file', async () => {
    expect(await inParts(1_000)).toEqual([[]]);
  });

  it('has every head in one part, wherever the parts end', async () => {
    await file.append(heads);
    const { size } = await stat(file.path);
    expect(await inParts(1_000)).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    for (let bytes = Math.ceil(size / 5); bytes <= size + 1; bytes += 1) {
      expect((await inParts(bytes)).flat()).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('has the last head also where its line does not end', async () => {
    await file.append(heads);
    const { size } = await stat(file.path);
    await truncate(file.path, size - 1);
    expect((await inParts(1_000)).flat()).toEqual([1, 2, 3, 4, 5]);
  });

  it('passes over what is no head, also where no line ends', async () => {
    await file.append(heads.slice(0, 2));
    await appendFile(file.path, 'x'.repeat(3_000));
    await file.append(heads.slice(2));
    expect((await inParts(1_000)).flat()).toEqual([1, 2, 3, 4, 5]);
  });
});
