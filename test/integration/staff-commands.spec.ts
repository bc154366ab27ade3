import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operate, type Ended } from '../support/operator-command.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let dataDirectory: string;
let testDatabase: TestDatabase;

beforeAll(async () => {
  dataDirectory = await makeScratchDirectory('mc-');
  testDatabase = await createTestDatabase();
});

afterAll(async () => {
  await testDatabase.drop();
  await rm(dataDirectory, { recursive: true, force: true });
});

const secretKey = randomBytes(32).toString('hex');

const staff = (...words: string[]): Promise<Ended> =>
  operate({ databaseUrl: testDatabase.url, dataDirectory, secretKey }, 'staff', ...words);

const password = /^hoa {2}((?:[a-z0-9]{4}-){3}[a-z0-9]{4})\nIt works for one sign-in within 3 days\./;

describe('the operator’s commands about staff', () => {
  it('make one first administrator, and give another password to whoever cannot sign in', async () => {
    expect(await staff('give-password', 'hoa')).toEqual({
      code: 1,
      text: 'There is no account of the name hoa.\n',
    });
    const made = await staff('create-administrator', 'hoa', 'Nguyễn Thị Hoa');
    const given = await staff('give-password', 'hoa');
    const passwords = [made, given].map(({ text }) => password.exec(text)?.[1]);
    expect(passwords).toEqual([expect.any(String), expect.any(String)]);
    expect(new Set(passwords).size).toBe(2);
    expect(await staff('create-administrator', 'lan', 'Trần Thị Lan')).toEqual({
      code: 1,
      text: 'There is an administrator already (hoa), who makes further accounts on the staff screen.\n',
    });
    expect((await staff('reset-second-factor', 'hoa')).code).toBe(1);
    expect((await staff('reset-second-factor', 'hoa', '--checked', 'citizen_id_card')).code).toBe(0);
  }, 60_000);
});
