import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';

const folder = join(import.meta.dirname, '../golden');

/**
 * Holds a generated text against the one that was looked at and committed.
 * @param file in test/golden
 * @param command that writes the file anew; it runs the same spec with UPDATE_GOLDEN=1
 */
export async function expectGolden(file: string, text: string, command: string): Promise<void> {
  const path = join(folder, file);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await writeFile(path, text);
    return;
  }
  const committed = await readFile(path, 'utf8').catch(() => '');
  try {
    expect(text).toBe(committed);
  } catch (error) {
    const difference = error instanceof Error ? error.message : String(error);
    throw new Error(
      `test/golden/${file} is not what the program says now. Run "${command}", look at the difference, and commit it with its reason.\n${difference}`,
      { cause: error },
    );
  }
}
