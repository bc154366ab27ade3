import {
  appendFileSync,
  fsyncSync,
  ftruncateSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { technicianJournalFile } from '../../contract/index.js';
import { TechnicianJournal, type Disk, type NewJournalEntry } from './journal.js';

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

const disk: Disk = {
  write: (file, bytes) => writeSync(file, bytes),
  truncate: ftruncateSync,
  sync: fsyncSync,
};

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
  const sync = (): void => {
    contents.push(readFileSync(path, 'utf8'));
  };
  const journal = TechnicianJournal.open(directory, { ...disk, sync });
  expect(contents).toEqual(['']);
  journal.append(entry);
  expect(contents).toHaveLength(2);
  expect(contents[1]).toBe(readFileSync(path, 'utf8'));
  journal.close();
});

describe('a disk that takes fewer bytes than it is given', () => {
  /** Room for as many bytes; what is beyond is not taken, and no error. */
  let room: number;
  let truncate: Disk['truncate'];

  const fullDisk: Disk = {
    ...disk,
    write: (file, bytes) => {
      const taken = writeSync(file, bytes.subarray(0, Math.min(room, bytes.length)));
      room -= taken;
      return taken;
    },
    truncate: (file, size) => {
      truncate(file, size);
    },
  };

  beforeEach(() => {
    append();
    truncate = ftruncateSync;
  });

  it('is given the rest, until the line is out', () => {
    const write: Disk['write'] = (file, bytes) => writeSync(file, bytes.subarray(0, 7));
    const journal = TechnicianJournal.open(directory, { ...disk, write });
    journal.append(entry);
    journal.close();
    expect(sequences()).toEqual([1, 2]);
  });

  it('has no line that is not whole: it is an error, and the line is cut off', () => {
    room = 40;
    const before = readFileSync(path, 'utf8');
    const journal = TechnicianJournal.open(directory, fullDisk);
    expect(() => {
      journal.append(entry);
    }).toThrow(/cannot write .*the disk takes no more/);
    expect(readFileSync(path, 'utf8')).toBe(before);
    room = 4_096;
    journal.append(entry);
    journal.close();
    expect(sequences()).toEqual([1, 2]);
  });

  it('takes nothing behind a line that cannot be cut off, until it is', () => {
    room = 40;
    truncate = () => {
      throw new Error('EIO');
    };
    const journal = TechnicianJournal.open(directory, fullDisk);
    const tryTo = (): void => {
      journal.append(entry);
    };
    expect(tryTo).toThrow(/EIO/);
    room = 4_096;
    expect(tryTo).toThrow(/EIO/);
    truncate = ftruncateSync;
    tryTo();
    journal.close();
    expect(sequences()).toEqual([1, 2]);
  });
});

it('keeps a whole line that did not get to the disk, which the service may have read, and says that it failed', () => {
  let fails = false;
  const sync = (): void => {
    if (fails) throw new Error('EIO');
  };
  const journal = TechnicianJournal.open(directory, { ...disk, sync });
  fails = true;
  expect(() => {
    journal.append(entry);
  }).toThrow(/cannot write .*EIO/);
  fails = false;
  journal.append(entry);
  journal.close();
  expect(sequences()).toEqual([1, 2]);
});

it('does not go on behind something that is no journal', () => {
  writeFileSync(path, 'hello\n');
  expect(() => TechnicianJournal.open(directory)).toThrow(/last line is no entry/);
  writeFileSync(path, 'x'.repeat(20_000));
  expect(() => TechnicianJournal.open(directory)).toThrow(/move it aside/);
});
