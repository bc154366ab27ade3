import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { technicianJournalFile } from '../../contract/index.js';
import { TechnicianJournal, type NewJournalEntry } from './journal.js';

let directory: string;
let path: string;

const entry: NewJournalEntry = {
  kind: 'refused',
  at: '2026-11-20T01:02:03.000Z',
  operationId: '0190a8a0-0000-4000-8000-000000000002',
  detail: 'there is no tray',
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(directory, technicianJournalFile);
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** Opens, appends once, closes. */
function append(): void {
  const journal = TechnicianJournal.open(directory);
  journal.append(entry);
  journal.close();
}

const sequences = (): unknown[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { sequence: unknown }).sequence);

it('counts on from what is there, and cuts off a line that the power failure broke', () => {
  append();
  append();
  appendFileSync(path, '{"sequence":3,"kind":"int');
  append();
  expect(sequences()).toEqual([1, 2, 3]);
});

it('finds the end of a long journal', () => {
  for (let count = 0; count < 80; count += 1) append();
  expect(sequences().at(-1)).toBe(80);
});

it('has each entry on the disk when it returns, and the name of a new file, too', () => {
  const contents: string[] = [];
  const journal = TechnicianJournal.open(directory, () => contents.push(readFileSync(path, 'utf8')));
  expect(contents).toEqual(['']);
  journal.append(entry);
  expect(contents).toHaveLength(2);
  expect(contents[1]).toBe(readFileSync(path, 'utf8'));
  journal.close();
});

it('does not go on behind something that is no journal', () => {
  writeFileSync(path, 'hello\n');
  expect(() => TechnicianJournal.open(directory)).toThrow(/last line is no entry/);
  writeFileSync(path, 'x'.repeat(20_000));
  expect(() => TechnicianJournal.open(directory)).toThrow(/move it aside/);
});
