import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { expectGolden } from '../support/golden.js';
import { dumpSchema } from '../support/schema-dump.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let testDatabase: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await testDatabase.drop();
});

it('makes the schema that was agreed on', async () => {
  await expectGolden('schema.sql', await dumpSchema(owner), 'npm run schema');
});

it.each([
  ['a column', 'ALTER TABLE tray ADD COLUMN colour text', 'colour text'],
  ['a default', `ALTER TABLE tray ALTER COLUMN size SET DEFAULT 'small'`, `DEFAULT 'small'`],
  ['a constraint', `ALTER TABLE tray ADD CONSTRAINT tray_round CHECK (size <> 'round')`, 'tray_round'],
  ['an index', 'CREATE INDEX tray_by_size ON tray (size)', 'tray_by_size'],
  [
    'a trigger',
    'CREATE TRIGGER again BEFORE DELETE ON tray EXECUTE FUNCTION refuse_change()',
    'TRIGGER again',
  ],
  ['a trigger that rests', 'ALTER TABLE tray DISABLE TRIGGER tray_never_deleted', 'not enabled'],
  [
    "a function's body",
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN /* yes */ END$$',
    '/* yes */',
  ],
  ['a view', 'CREATE VIEW open_tray AS SELECT label FROM tray', 'VIEW open_tray'],
  [
    'a right on a table',
    'GRANT DELETE ON tray TO motcua247_service',
    'GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE tray',
  ],
  [
    'a right on a column',
    'GRANT UPDATE (hash) ON ledger_entry TO motcua247_service',
    'COLUMN ledger_entry.hash',
  ],
  [
    'a right of everybody',
    'GRANT EXECUTE ON FUNCTION ledger_lock_head() TO PUBLIC',
    'ledger_lock_head() TO PUBLIC',
  ],
  ['an enumeration', `CREATE TYPE size AS ENUM ('small', 'large')`, `AS ENUM ('small', 'large')`],
])('would show %s', async (_what, statement, shown) => {
  const before = await dumpSchema(owner);
  expect(before).not.toContain(shown);
  await owner.query('BEGIN');
  try {
    await owner.query(statement);
    expect(await dumpSchema(owner)).toContain(shown);
  } finally {
    await owner.query('ROLLBACK');
  }
  expect(await dumpSchema(owner)).toBe(before);
});
