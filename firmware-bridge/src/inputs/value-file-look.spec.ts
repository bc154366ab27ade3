import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { quiet } from '../testing/bench.js';
import type { ContactState } from './contact.js';
import { ValueFileLook } from './value-file-look.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'input-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('a file of the kernel', () => {
  it.each<[string, boolean, ContactState]>([
    ['0\n', false, 'inactive'],
    ['1\n', false, 'active'],
    ['0', true, 'active'],
    ['1', true, 'inactive'],
    ['', false, 'unknown'],
    ['2\n', false, 'unknown'],
  ])('that holds %j (activeLow %s) is a contact that is %s', async (text, activeLow, state) => {
    const path = join(directory, 'value');
    writeFileSync(path, text);
    expect(await new ValueFileLook(quiet).look([{ path, activeLow }])).toEqual([state]);
  });
});
