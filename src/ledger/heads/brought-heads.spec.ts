import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertBroughtHeads } from './brought-heads.js';
import { headLine } from './head-line.js';
import { HeadSigner } from './signed-head.js';

const head = headLine(
  new HeadSigner(Buffer.alloc(32, 1)).sign(
    { sequence: 247, hash: Buffer.alloc(32, 7) },
    new Date('2026-11-23T02:00:00Z'),
  ),
);

let path: string;

beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'motcua247-heads-')), 'heads.jsonl');
});

afterAll(async () => {
  await rm(join(path, '..'), { recursive: true });
});

async function said(text: string): Promise<string> {
  await writeFile(path, text);
  try {
    await assertBroughtHeads(path);
    return 'it is one';
  } catch (error) {
    return (error as Error).message.replace(path, 'FILE');
  }
}

describe('a file that is brought as a witness', () => {
  it.each([
    ['a head a line', `${head}\n${head}\n`],
    [
      'the same with lines between, as a server that ends bodies itself writes them',
      `${head}\n\n${head}\n\n`,
    ],
    ['one whose last line was cut off', `${head}\n${head.slice(0, 80)}`],
  ])('is one: %s', async (_what, text) => {
    expect(await said(text)).toBe('it is one');
  });

  it.each([
    ['nothing at all', '', 'there is no signed head in it'],
    ['what a power cut left alone', head.slice(0, 80), 'there is no signed head in it'],
    ['several heads on one line', `${head}${head}`, 'line 1 is no signed head'],
    ['the same behind one that can be read', `${head}\n${head}${head}`, 'line 2 is no signed head'],
    ['something else in the middle', `${head}\nnothing\n${head}\n`, 'line 2 is no signed head'],
  ])('is none: %s', async (_what, text, why) => {
    expect(await said(text)).toContain(`The witness FILE proves nothing: ${why}`);
  });

  it('is none when it is not there', async () => {
    await expect(assertBroughtHeads(`${path}.none`)).rejects.toThrow(
      /proves nothing: it cannot be read: ENOENT.*Nothing was verified\.$/,
    );
  });
});
