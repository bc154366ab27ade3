import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { migrateUp } from '../../src/platform/index.js';
import { at, later, tray, world, type Insert } from '../support/database-rules/sample-rows.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let testDatabase: TestDatabase;
let owner: pg.Client;

beforeEach(async () => {
  testDatabase = await createTestDatabase('empty');
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
});

afterEach(async () => {
  await owner.end();
  await testDatabase.drop();
});

/** Brings the database to what an older version had: the migrations before this one. */
async function migrateUpBefore(name: string): Promise<void> {
  const first = migrations.findIndex((migration) => migration.name === name);
  const older = new DataSource({
    type: 'postgres',
    url: testDatabase.url,
    migrations: migrations.slice(0, first),
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
  });
  await older.initialize();
  await older.runMigrations();
  await older.destroy();
}

/** Rows as an older version left them; what it wrote into its ledger beside them does not matter here. */
async function insert(rows: readonly Insert[]): Promise<void> {
  await owner.query(`SET session_replication_role = 'replica'`);
  for (const [table, row] of rows) {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    const into = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`;
    await owner.query(into, Object.values(row));
  }
  await owner.query(`SET session_replication_role = 'origin'`);
}

const opening = (id: string, authorisedAt: string): Insert => [
  'door_operation',
  {
    id,
    tray_label: 'A01',
    purpose: 'inspect',
    actor_type: 'staff',
    actor_id: randomUUID(),
    authorised_at: authorisedAt,
    settle_by: later,
    bridge_boot_id: randomUUID(),
    occupancy_before: 'absent',
    outcome: 'opened',
    outcome_reason: 'opened',
    pulsed: true,
    door_seen_open: true,
    left_open_stage: 'none',
    settlement: 'found_empty',
    settled_at: later,
    version: 1,
  },
];

const authorised = (sequence: number, id: string): Insert => [
  'ledger_entry',
  {
    sequence,
    previous_hash: randomBytes(32),
    hash: randomBytes(32),
    body: JSON.stringify({
      kind: 'door_operation.authorised',
      at,
      subject: { type: 'door_operation', id, version: 1 },
    }),
  },
];

describe('a database of an older version keeps its meaning', () => {
  it('why a tray is out of service, in the words of who said it', async () => {
    await migrateUpBefore('TrayReasons1763769600012');
    await insert([...world, tray({ in_service: false, out_of_service_reason: 'Khóa kẹt' })]);
    await migrateUp(testDatabase.url);
    const { rows } = await owner.query(
      'SELECT label, out_of_service_reason AS reason FROM tray ORDER BY label',
    );
    expect(rows).toEqual([
      { label: 'A01', reason: null },
      { label: 'A02', reason: null },
      { label: 'A09', reason: { kind: 'stated', words: 'Khóa kẹt' } },
    ]);
  });

  it('which opening came later, by the ledger and not by the clock', async () => {
    await migrateUpBefore('OpeningOrder1763769600013');
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await insert([
      ...world,
      opening(second, '2026-11-23T01:00:00Z'),
      opening(first, '2026-11-23T02:00:00Z'),
      authorised(1, first),
      authorised(2, second),
    ]);
    await migrateUp(testDatabase.url);
    await insert([opening(third, '2026-11-23T00:00:00Z')]);
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM door_operation ORDER BY ordinal');
    expect(rows.map(({ id }) => id)).toEqual([first, second, third]);
  });
});
