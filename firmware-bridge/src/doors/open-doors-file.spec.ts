import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { OpenDoorsFile, openDoorsFileName } from './open-doors-file.js';

let parent: string;
let directory: string;
let path: string;
let log: string[];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'doors-'));
  directory = join(parent, 'state');
  path = join(directory, openDoorsFileName);
  log = [];
});

afterEach(() => {
  rmSync(parent, { recursive: true });
});

const logger = pino({ level: 'info' }, { write: (line) => log.push(line) });
const openFile = (): OpenDoorsFile => new OpenDoorsFile(directory, logger);
const kept = (...trays: string[]): ReadonlySet<string> => new Set(trays);

async function keep(file: OpenDoorsFile, ...states: string[][]): Promise<void> {
  for (const state of states) file.keep(state);
  await file.settled();
}

async function keepFirst(state: string[]): Promise<void> {
  const first = openFile();
  first.read();
  await keep(first, state);
}

describe('the file of doors that may stand open', () => {
  it('is begun in a folder of its own, readable by nobody else, and outlasts its bridge', async () => {
    const file = openFile();
    expect(file.read()).toEqual(kept());
    await keep(file, ['B02', 'A01']);
    expect(openFile().read()).toEqual(kept('A01', 'B02'));
    expect([statSync(directory).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(readdirSync(directory)).toEqual([openDoorsFileName]);
    expect(log).toEqual([expect.stringContaining('no doors were kept before')]);
  });

  it('is there from the first look on, so that one that is lost is told, and counts as none', async () => {
    await keepFirst([]);
    expect(openFile().read()).toEqual(kept());
    expect(log).toHaveLength(1);
    rmSync(directory, { recursive: true });
    expect(openFile().read()).toEqual(kept());
    expect(log).toHaveLength(2);
  });

  it('ends with the newest of what is kept one upon the other', async () => {
    const file = openFile();
    file.read();
    await keep(file, ['A01'], ['A01', 'A02'], [], ['A03']);
    expect(openFile().read()).toEqual(kept('A03'));
  });

  it('is written only for what is new', async () => {
    const first = openFile();
    first.read();
    await keep(first, ['A01', 'A02']);
    // Each write makes another file in the place of the last.
    const other = join(parent, 'the same file');
    linkSync(path, other);
    await keep(first, ['A02', 'A01']);
    const second = openFile();
    second.read();
    await keep(second, ['A01', 'A02']);
    expect(statSync(path).ino).toBe(statSync(other).ino);
    await keep(second, ['A01']);
    expect(statSync(path).ino).not.toBe(statSync(other).ino);
    expect(openFile().read()).toEqual(kept('A01'));
  });

  it.each([
    ['half a file', '{"version":1,"mayStandOpen":["A01"'],
    ['no labels', '{"version":1,"mayStandOpen":["../etc"]}'],
    ['another version', '{"version":2,"mayStandOpen":["A01"]}'],
    ['zeros, as a loss of power leaves them', '\0'.repeat(40)],
    ['far too much', ' '.repeat(300_000)],
  ])(
    'leaves every door in doubt, says so, and goes on with a whole one, where it has %s',
    async (_what, text) => {
      await keepFirst(['A01']);
      writeFileSync(path, text);
      const file = openFile();
      expect(file.read()).toBe('unknown');
      expect(log.join()).toContain('cannot be read');
      // What the last bridge kept may be just what this one keeps first.
      await keep(file, []);
      expect(openFile().read()).toEqual(kept());
    },
  );

  it('leaves every door in doubt where a folder stands in its place', () => {
    mkdirSync(path, { recursive: true });
    expect(openFile().read()).toBe('unknown');
  });

  it('that cannot be written is told, and tried again with the next change', async () => {
    writeFileSync(directory, 'a file in the place of the folder');
    const file = openFile();
    expect(file.read()).toBe('unknown');
    await keep(file, ['A01']);
    expect(log.join()).toContain('cannot be kept');
    rmSync(directory);
    openFile().read();
    await keep(file, ['A01']);
    expect(readFileSync(path, 'utf8')).toContain('A01');
  });
});
