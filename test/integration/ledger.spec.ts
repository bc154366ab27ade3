import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { AdjustableClock } from '../../src/kernel/index.js';
import { appendToLedger, verifyLedger, type LedgerEvent } from '../../src/ledger/index.js';
import { Database, type Transaction } from '../../src/platform/index.js';
import { connectAsService } from '../support/service-connection.js';
import { sqlStateOf } from '../support/sql-state-of.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let testDatabase: TestDatabase;
let dataSource: DataSource;
let database: Database;
let owner: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  dataSource = await connectAsService(testDatabase.url);
  database = new Database(dataSource, AdjustableClock.at('2026-11-22T01:00:00Z'));
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await dataSource.destroy();
  await testDatabase.drop();
});

function eventOf(id: string, version = 1): LedgerEvent {
  return {
    kind: 'kiosk.provisioned',
    subject: { type: 'kiosk', id, version },
    actor: { type: 'system', id: 'test' },
    details: { name: 'Kiốt số 1' },
  };
}

async function insertKiosk(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(
    `INSERT INTO kiosk (id, name, credential_hash, revoked, version) VALUES ($1, 'Kiosk', $2, false, 1)`,
    [id, Buffer.from(id)],
  );
}

describe('the ledger in the database', () => {
  it('keeps one chain without gaps while many transactions append at once', async () => {
    const before = await verifyLedger(dataSource.manager);
    if (!before.intact) throw new Error('the ledger is broken before the test');
    await Promise.all(
      Array.from({ length: 40 }, () =>
        database.transaction((transaction) => {
          appendToLedger(transaction, eventOf(randomUUID()));
          appendToLedger(transaction, eventOf(randomUUID()));
          return Promise.resolve();
        }),
      ),
    );
    const after = await verifyLedger(dataSource.manager);
    expect(after).toMatchObject({ intact: true, position: { sequence: before.position.sequence + 80 } });
  });

  it('leaves no entry of a transaction that was rolled back', async () => {
    const id = randomUUID();
    await expect(
      database.transaction((transaction) => {
        appendToLedger(transaction, eventOf(id));
        return Promise.reject(new Error('changed my mind'));
      }),
    ).rejects.toThrow('changed my mind');
    const rows: unknown[] = await dataSource.query('SELECT 1 FROM ledger_entry WHERE subject_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('refuses a change of a recorded row that has no ledger entry', async () => {
    const id = randomUUID();
    expect(await sqlStateOf(database.transaction((transaction) => insertKiosk(transaction, id)))).toBe(
      'MC001',
    );
    await database.transaction(async (transaction) => {
      await insertKiosk(transaction, id);
      appendToLedger(transaction, eventOf(id));
    });
    const silentChange = database.transaction((transaction) =>
      transaction.query('UPDATE kiosk SET revoked = true, version = 2 WHERE id = $1', [id]),
    );
    expect(await sqlStateOf(silentChange)).toBe('MC001');
    const changeWithoutVersion = database.transaction((transaction) =>
      transaction.query('UPDATE kiosk SET revoked = true WHERE id = $1', [id]),
    );
    expect(await sqlStateOf(changeWithoutVersion)).toBe('MC001');
  });

  it('refuses two entries for the same version of a subject', async () => {
    const id = randomUUID();
    const twice = database.transaction((transaction) => {
      appendToLedger(transaction, eventOf(id));
      appendToLedger(transaction, eventOf(id));
      return Promise.resolve();
    });
    expect(await sqlStateOf(twice)).toBe('23505');
  });

  it.each([
    ['change', `UPDATE ledger_entry SET body = body`],
    ['delete', 'DELETE FROM ledger_entry'],
    ['truncate', 'TRUNCATE ledger_entry'],
    ['forge the head of', 'UPDATE ledger_head SET sequence = 0'],
  ])('does not let the service %s the ledger', async (_what, statement) => {
    expect(await sqlStateOf(dataSource.query(statement))).toBe('42501');
  });

  it.each(['UPDATE ledger_entry SET body = body', 'DELETE FROM ledger_entry', 'TRUNCATE ledger_entry'])(
    'does not even let the owner run %s by accident',
    async (statement) => {
      expect(await sqlStateOf(owner.query(statement))).toBe('MC001');
    },
  );

  it.each([
    ['skips a number', { sequence: 'head.sequence + 2', previous: 'head.hash' }],
    [
      'hangs on another predecessor',
      { sequence: 'head.sequence + 1', previous: "decode(repeat('11', 32), 'hex')" },
    ],
  ])('refuses an entry that %s', async (_what, { sequence, previous }) => {
    const statement = `
      INSERT INTO ledger_entry (sequence, previous_hash, hash, body)
      SELECT ${sequence}, ${previous}, sha256(${previous} || convert_to(body, 'UTF8')), body
        FROM ledger_head head, LATERAL (SELECT json_build_object('sequence', ${sequence}, 'kind', 'k', 'at', 'a',
          'subject', json_build_object('type', 't', 'id', 'i', 'version', 1))::text AS body) entry`;
    expect(await sqlStateOf(dataSource.query(statement))).toBe('MC001');
  });

  it('names the entry that an owner changed behind the trigger', async () => {
    await owner.query('ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only');
    await owner.query(
      `UPDATE ledger_entry SET body = replace(body, 'Kiốt số 1', 'Kiốt số 2') WHERE sequence = 7`,
    );
    await owner.query('ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_append_only');
    expect(await verifyLedger(dataSource.manager)).toEqual({
      intact: false,
      break: { kind: 'body_changed', sequence: 7 },
    });
  });
});
