import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { TechnicianFailure } from './failure.js';
import { requireOwnerOf } from './owner.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'owner-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

it('lets the owner in, and whoever is to make the folder', () => {
  const { uid } = statSync(directory);
  requireOwnerOf(directory, uid);
  requireOwnerOf(join(directory, 'not there'), uid + 1);
  requireOwnerOf(directory, undefined);
});

it('names the folder, its owner, and what to run', () => {
  const refuse = (): void => {
    requireOwnerOf('/', 54_321);
  };
  expect(refuse).toThrow(TechnicianFailure);
  expect(refuse).toThrow(
    `nothing was opened: / belongs to root, and what #54321 writes there the service and its bridge could not read. Run the same command as its owner: sudo -u 'root' …`,
  );
});
