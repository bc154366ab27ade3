import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrationsFor } from '../../migrations/index.js';
import { deriveWrappingKey, openPerson } from '../../src/kernel/index.js';
import { migrateUp } from '../../src/platform/index.js';
import { hashWith } from '../../src/staff/passwords/salting.js';
import {
  at,
  dossier,
  kioskId,
  later,
  officerId,
  staffAccount,
  tray,
  world,
  type Insert,
  type Row,
} from '../support/database-rules/sample-rows.js';
import { citizenSession, code } from '../support/database-rules/site-violations.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const secretKey = randomBytes(32);
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

function dataSourceWith(migrations: ReturnType<typeof migrationsFor>): DataSource {
  return new DataSource({
    type: 'postgres',
    url: testDatabase.url,
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
  });
}

/** Brings the database to what an older version had: the migrations before this one. */
async function migrateUpBefore(name: string): Promise<void> {
  const migrations = migrationsFor(secretKey);
  const first = migrations.findIndex((migration) => migration.name === name);
  const older = dataSourceWith(migrations.slice(0, first));
  await older.initialize();
  await older.runMigrations();
  await older.destroy();
}

/** Takes back the migrations from this one on. */
async function migrateDownBefore(older: string): Promise<void> {
  const migrations = migrationsFor(secretKey);
  const first = migrations.findIndex(({ name }) => name === older);
  const dataSource = dataSourceWith(migrations);
  await dataSource.initialize();
  for (let left = migrations.length - first; left > 0; left -= 1) await dataSource.undoLastMigration();
  await dataSource.destroy();
}

/** As a version kept it that did not have these columns yet. */
function without([table, row]: Insert, ...columns: readonly string[]): Insert {
  return [table, Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))];
}

/** As versions before the sealing kept it. */
function olderDossier(person: Row): Insert {
  const [table, row] = without(dossier('collected', 'officer'), 'phone_index', 'sealed_phone');
  return [table, { ...row, ...person }];
}

/** An account as versions before the given passwords kept it. */
function olderAccount([table, row]: Insert, mustChangePassword = false): Insert {
  const older = Object.entries(row).filter(([column]) => !column.startsWith('given_password_'));
  return [table, { ...Object.fromEntries(older), must_change_password: mustChangePassword }];
}

const olderWorld = world.map((insert) => (insert[0] === 'staff_account' ? olderAccount(insert) : insert));

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
  it('whose a dossier, a code and a session are, sealed, and in clear again when taken back', async () => {
    const [named, nameless, codeId] = [randomUUID(), randomUUID(), randomUUID()];
    const inClear = { phone: '+84912345678', purpose: 'deposit', kiosk_id: kioskId, expires_at: later };
    const persons = [
      { id: named, phone: '+84912345678', holder_name: 'Nguyễn Thị Lan' },
      { id: nameless, phone: '+84987654321', holder_name: null },
    ];
    await migrateUpBefore('SealedPersons1763769600019');
    await insert([
      ...olderWorld,
      ...persons.map((person) => olderDossier(person)),
      [
        'citizen_code',
        { ...inClear, id: codeId, way: 'message', tries_left: 3, requested_at: at, delivery: 'waiting' },
      ],
      [
        'citizen_session',
        { ...inClear, id: randomUUID(), code_id: codeId, token_hash: randomBytes(32), started_at: at },
      ],
    ]);
    await migrateUp(testDatabase.url, secretKey);

    const wrappingKey = deriveWrappingKey(secretKey);
    const { rows: sealed } = await owner.query<Record<string, Buffer> & { id: string }>(
      `SELECT id, phone_index, sealed_phone AS "sealedPhone", sealed_holder_name AS "sealedHolderName",
              wrapped_key AS "wrappedKey" FROM dossier JOIN dossier_key ON dossier_id = id`,
    );
    const opened = sealed.map((row) => ({ id: row.id, ...openPerson(wrappingKey, row.id, row as never) }));
    expect(opened.map(({ id, phone, holderName }) => ({ id, phone, holder_name: holderName }))).toEqual(
      expect.arrayContaining(persons),
    );
    const { rows: indexes } = await owner.query<{ index: Buffer }>(
      `SELECT phone_index AS index FROM dossier WHERE id = '${named}'
       UNION ALL SELECT phone_index FROM citizen_code UNION ALL SELECT phone_index FROM citizen_session`,
    );
    expect(new Set(indexes.map(({ index }) => index.toString('hex'))).size).toBe(1);
    expect(indexes).toHaveLength(3);

    await migrateDownBefore('SealedPersons1763769600019');
    const { rows: clear } = await owner.query('SELECT id, phone, holder_name FROM dossier');
    expect(clear).toEqual(expect.arrayContaining(persons));
    const { rows: codes } = await owner.query(
      'SELECT phone FROM citizen_code UNION ALL SELECT phone FROM citizen_session',
    );
    expect(codes).toEqual([{ phone: '+84912345678' }, { phone: '+84912345678' }]);
  });

  it('which recovery codes were given out; who had no second factor signs in anew', async () => {
    const keyed = [randomBytes(32), randomBytes(32)] as const;
    const session = { stage: 'complete', started_at: at, proved_at: at, last_used_at: at, expires_at: later };
    const sessionOf = (id: string): Insert => [
      'staff_session',
      { ...session, id, account_id: id, token_hash: randomBytes(32), browser: 'other', system: 'other' },
    ];
    const technician = olderAccount(staffAccount({ username: 'technician', roles: ['technician'] }));
    const [, { id: technicianId }] = technician;
    await migrateUpBefore('SlowRecoveryCodes1763769600029');
    await insert([
      ...olderWorld,
      technician,
      ['second_factor', { account_id: officerId, sealed_secret: randomBytes(48), confirmed_at: at }],
      ...keyed.map((hash): Insert => ['recovery_code', { account_id: officerId, hash }]),
      sessionOf(officerId),
      sessionOf(String(technicianId)),
    ]);
    await migrateUp(testDatabase.url, secretKey);

    const { rows: factors } = await owner.query<{ salting: string }>(
      'SELECT recovery_salting AS salting FROM second_factor',
    );
    const slow = await Promise.all(keyed.map((hash) => hashWith(factors[0]?.salting ?? '', hash)));
    const { rows: codes } = await owner.query<{ hash: Buffer }>('SELECT hash FROM recovery_code');
    expect(codes.map(({ hash }) => hash.toString('hex')).sort()).toEqual(
      slow.map((hash) => hash.toString('hex')).sort(),
    );
    const { rows: signedIn } = await owner.query(
      'SELECT account_id AS id FROM staff_session WHERE ended_at IS NULL',
    );
    expect(signedIn).toEqual([{ id: officerId }]);
  });

  it('why a tray is out of service, in the words of who said it', async () => {
    await migrateUpBefore('TrayReasons1763769600012');
    await insert([...olderWorld, tray({ in_service: false, out_of_service_reason: 'Khóa kẹt' })]);
    await migrateUp(testDatabase.url, secretKey);
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
      ...olderWorld,
      opening(second, '2026-11-23T01:00:00Z'),
      opening(first, '2026-11-23T02:00:00Z'),
      authorised(1, first),
      authorised(2, second),
    ]);
    await migrateUp(testDatabase.url, secretKey);
    await insert([opening(third, '2026-11-23T00:00:00Z')]);
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM door_operation ORDER BY ordinal');
    expect(rows.map(({ id }) => id)).toEqual([first, second, third]);
  });

  it('which passwords somebody else chose: each has three days more, and goes back', async () => {
    await migrateUpBefore('GivenPasswords1763769600031');
    await insert([
      ...olderWorld,
      olderAccount(staffAccount({ username: 'newcomer' }), true),
      olderAccount(staffAccount({ username: 'of-long-ago' }), false),
    ]);
    await migrateUp(testDatabase.url, secretKey);
    const { rows } = await owner.query(
      `SELECT username, given_password_until - now() BETWEEN interval '71 hours' AND interval '72 hours' AS waits
         FROM staff_account WHERE username IN ('newcomer', 'of-long-ago') ORDER BY username`,
    );
    expect(rows).toEqual([
      { username: 'newcomer', waits: true },
      { username: 'of-long-ago', waits: null },
    ]);
    await migrateDownBefore('GivenPasswords1763769600031');
    const { rows: back } = await owner.query(
      `SELECT username FROM staff_account WHERE must_change_password ORDER BY username`,
    );
    expect(back).toEqual([{ username: 'newcomer' }]);
  });

  it('one code a phone, the newest; a session was last touched when it began', async () => {
    const before = 'NoLongerThanMeant1763769600034';
    await migrateUpBefore(before);
    const [first, second, ofAnother] = [randomUUID(), randomUUID(), randomUUID()];
    const newer = { requested_at: later, expires_at: '2026-11-27T02:00:00Z', purpose: 'lookup' };
    await insert([
      ...world,
      code({ id: first }),
      code({ id: second, ...newer }),
      code({ id: ofAnother, phone_index: randomBytes(32) }),
      without(citizenSession({ code_id: first }), 'touched_at'),
    ]);
    const ended = async (): Promise<unknown> => {
      const { rows } = await owner.query<{ id: string; ended: string | null }>(
        'SELECT id, ended FROM citizen_code',
      );
      return Object.fromEntries(rows.map((row) => [row.id, row.ended]));
    };
    await migrateUp(testDatabase.url, secretKey);
    const onlyNewest = { [first]: 'replaced', [second]: null, [ofAnother]: null };
    expect(await ended()).toEqual(onlyNewest);
    const { rows } = await owner.query('SELECT touched_at = started_at AS alike FROM citizen_session');
    expect(rows).toEqual([{ alike: true }]);
    await owner.query(`UPDATE citizen_code SET ended = 'expired' WHERE id = $1`, [second]);
    await migrateDownBefore(before);
    expect(await ended()).toEqual({ ...onlyNewest, [second]: 'exhausted' });
  });
});
