import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { until } from '../testing/until.js';
import { TechnicianFailure } from './failure.js';
import { beTheOnlyOne } from './one-at-a-time.js';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'one-'));
  file = join(directory, 'technician.lock');
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

it('lets the next one in when the first is done, and not before', () => {
  const letNextIn = beTheOnlyOne(directory);
  expect(() => beTheOnlyOne(directory)).toThrow('another command is opening trays');
  letNextIn();
  beTheOnlyOne(directory)();
});

it.each(['', '1', String(process.pid), 'damaged'])(
  'asks the kernel and not a file that was left behind: "%s"',
  (content) => {
    writeFileSync(file, content);
    const letNextIn = beTheOnlyOne(directory);
    expect(() => beTheOnlyOne(directory)).toThrow(TechnicianFailure);
    letNextIn();
  },
);

it('leaves the file: two who each had made one of their own would both be let in', () => {
  const letNextIn = beTheOnlyOne(directory);
  const { ino } = statSync(file);
  letNextIn();
  expect(statSync(file).ino).toBe(ino);
});

it('lets the next one in when a process that was killed had it', async () => {
  const other = spawn('flock', ['--no-fork', file, 'sleep', '60']);
  const isHeld = (): boolean => {
    try {
      beTheOnlyOne(directory)();
      return false;
    } catch {
      return true;
    }
  };
  await until('the other process has it', isHeld);
  other.kill('SIGKILL');
  await once(other, 'exit');
  beTheOnlyOne(directory)();
});

it('says what is wrong where there can be no lock', () => {
  symlinkSync('elsewhere', file);
  expect(() => beTheOnlyOne(directory)).toThrow(new RegExp(`^cannot lock ${file}: `));
});
