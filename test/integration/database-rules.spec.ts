import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { custodies, states } from '../../src/dossiers/dossier.machine.js';
import { driverErrorOf, serviceRole } from '../../src/platform/index.js';
import { audit, auditViolations } from '../support/database-rules/audit-violations.js';
import { dossierViolations } from '../support/database-rules/dossier-violations.js';
import { notice, run, runViolations } from '../support/database-rules/run-violations.js';
import {
  doorOperation,
  dossier,
  officerId,
  phoneLock,
  settled,
  world,
  type Insert,
  type Violations,
} from '../support/database-rules/sample-rows.js';
import { partner, siteViolations } from '../support/database-rules/site-violations.js';
import { serviceUrlOf } from '../support/service-url.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const violations: Violations = {
  ...siteViolations,
  ...dossierViolations,
  ...runViolations,
  ...auditViolations,
};

let testDatabase: TestDatabase;
/** As the service: what it cannot do, no defect of the service can. */
let service: pg.Client;
let owner: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  service = new pg.Client({
    connectionString: serviceUrlOf(testDatabase.url),
    options: `-c role=${serviceRole}`,
  });
  owner = new pg.Client({ connectionString: testDatabase.url });
  await Promise.all([service.connect(), owner.connect()]);
});

afterAll(async () => {
  await Promise.all([service.end(), owner.end()]);
  await testDatabase.drop();
});

beforeEach(async () => {
  for (const client of [service, owner]) await client.query('BEGIN');
});

afterEach(async () => {
  for (const client of [service, owner]) await client.query('ROLLBACK');
});

/** Tries one statement inside the test's transaction: what refused it, by name or by SQLSTATE, or `accepted`. */
async function verdictOf(client: pg.Client, statement: string, values: unknown[] = []): Promise<string> {
  await client.query('SAVEPOINT attempt');
  try {
    await client.query(statement, values);
    return 'accepted';
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT attempt');
    const failure = driverErrorOf(error);
    return failure?.constraint ?? failure?.code ?? String(error);
  }
}

function insert([table, row]: Insert, client = service): Promise<string> {
  const places = Object.keys(row).map((_column, index) => `$${index + 1}`);
  return verdictOf(
    client,
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
}

async function insertAll(rows: readonly Insert[]): Promise<string[]> {
  const verdicts: string[] = [];
  for (const row of rows) verdicts.push(await insert(row));
  return verdicts;
}

async function names(statement: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(statement);
  return rows.map(({ name }) => name);
}

describe('every constraint', () => {
  it.each(Object.entries(violations))('%s refuses what it is there to refuse', async (constraint, rows) => {
    expect(await insertAll([...world, ...rows])).toEqual([
      ...[...world, ...rows.slice(0, -1)].map(() => 'accepted'),
      constraint,
    ]);
  });

  it('has been tried', async () => {
    // Keys and plain references are PostgreSQL's own craft.
    const all = await names(`
      SELECT conname AS name FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'x', 'f')
         AND conname NOT LIKE '%\\_fkey'
      UNION
      SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       WHERE relnamespace = 'public'::regnamespace AND indisunique AND NOT indisprimary`);
    const elsewhere = [
      // Only there to be referred to: the key of the same table refuses first.
      'department_code_and_kind_once',
      // door_operation_findings_of_inspections names every settlement too, and comes first by the alphabet.
      'door_operation_settlement_known',
      // Of the ledger, which has a spec of its own.
      'ledger_entry_subject_version_once',
      'ledger_head_one',
      'ledger_head_sequence_from_zero',
      'ledger_head_hash_sha256',
      'ledger_signed_head_public_key_ed25519',
      'ledger_signed_head_signature_ed25519',
      // The service has no right to the table: secret-key.spec.
      'site_key_one',
      'site_key_wrapped',
      'site_key_names_secret',
    ];
    expect([...Object.keys(violations), ...elsewhere].sort()).toEqual(all.sort());
  });
});

describe('state and custody', () => {
  // Written out once more, apart from the table in the code (design, section 6).
  const legal: Readonly<Record<string, readonly string[]>> = {
    reserved: ['citizen'],
    deposited: ['tray'],
    collected: ['officer'],
    routed: ['officer'],
    processing: ['department', 'agency'],
    supplement_needed: ['officer'],
    result_ready: ['department', 'agency', 'officer'],
    loaded: ['tray'],
    overdue: ['tray'],
    picked_up: ['citizen'],
    returned_to_desk: ['officer', 'desk'],
    handed_over: ['citizen'],
    abandoned: ['citizen'],
    withdrawn: ['citizen', 'tray', 'officer', 'department', 'agency', 'desk'],
    lost: ['unknown'],
  };
  const pairs = [...states, 'forgotten'].flatMap((state) =>
    [...custodies, 'nobody'].map((custody) => [state, custody] as const),
  );

  it.each(pairs)('%s with %s', async (state, custody) => {
    await insertAll(world);
    expect(await insert(dossier(state, custody))).toBe(
      legal[state]?.includes(custody) === true ? 'accepted' : 'dossier_state_and_custody_legal',
    );
  });
});

describe('what is recorded in the ledger', () => {
  const recorded = [
    'dossier',
    'tray',
    'door_operation',
    'run',
    'audit',
    'staff_account',
    'kiosk',
    'partner',
    'phone_lock',
    'notice',
  ];
  const samples: readonly Insert[] = [
    ...dossierAndNotice(),
    doorOperation({ ...settled }),
    run({ scheduled_at: '2026-11-23T06:30:00Z' }),
    audit(),
    phoneLock(),
    partner({}),
  ];

  function dossierAndNotice(): Insert[] {
    const lying = dossier('deposited', 'tray');
    return [lying, notice({ dossier_id: lying[1]['id'] })];
  }

  it('is all that has a version, but for what the ledger names in another way', async () => {
    const versioned = await names(`
      SELECT attrelid::regclass::text AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attname = 'version'`);
    // The service has no right to the key of the site: secret-key.spec.
    const others = ['working_day_swap', 'site_key'];
    expect(versioned.filter((table) => !others.includes(table)).sort()).toEqual([...recorded].sort());
  });

  it.each(recorded)('%s: no row without its entry', async (table) => {
    const rows = [...world, ...samples];
    expect(await insertAll(rows)).toEqual(rows.map(() => 'accepted'));
    expect(await verdictOf(service, `SET CONSTRAINTS ${table}_in_ledger IMMEDIATE`)).toBe('MC001');
  });

  it.each(recorded)('%s: no change without the next version', async (table) => {
    await insertAll([...world, ...samples]);
    expect(await verdictOf(service, `UPDATE ${table} SET version = version`)).toBe('MC001');
    expect(await verdictOf(service, `UPDATE ${table} SET version = version + 2`)).toBe('MC001');
    expect(await verdictOf(service, `UPDATE ${table} SET version = version + 1`)).toBe('accepted');
  });

  const forgotten = ['phone_lock'];

  it.each([...recorded, 'run_item', 'audit_item'].filter((table) => !forgotten.includes(table)))(
    '%s: nothing is ever deleted, by nobody',
    async (table) => {
      expect(await verdictOf(service, `DELETE FROM ${table}`)).toBe('42501');
      expect(await verdictOf(owner, `DELETE FROM ${table}`)).toBe('MC001');
      expect(await verdictOf(owner, `TRUNCATE ${table} CASCADE`)).toBe('MC001');
    },
  );

  it('a lock of a phone is deleted by nobody while it stands', async () => {
    expect(await verdictOf(owner, 'TRUNCATE phone_lock')).toBe('MC001');
    await owner.query('ROLLBACK');
    await insertAll([...world, phoneLock()]);
    expect(await verdictOf(service, 'DELETE FROM phone_lock')).toBe('MC001');
    const unlock = 'UPDATE phone_lock SET version = 2, unlocked_at = locked_at, unlocked_by = $1';
    expect(await verdictOf(service, unlock, [officerId])).toBe('accepted');
    expect(await verdictOf(service, 'DELETE FROM phone_lock')).toBe('accepted');
  });
});

it.each([
  ['unknown', 'no_answer', null, 'accepted'],
  ['unknown', 'transport_lost', true, 'accepted'],
  ['opened', 'door_seen_open', null, 'door_operation_outcome_whole'],
  ['not_opened', 'expired', null, 'door_operation_outcome_whole'],
  [null, null, true, 'door_operation_outcome_whole'],
])(
  'an operation that came to %s (%s) has said of its pulse %s: %s',
  async (outcome, reason, pulsed, verdict) => {
    const operation = doorOperation({ outcome, outcome_reason: reason, pulsed });
    expect((await insertAll([...world, operation])).at(-1)).toBe(verdict);
  },
);

describe('the rights of the service', () => {
  it('let it delete only what is forgotten with time', async () => {
    const deletable = await names(`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
         AND has_table_privilege('${serviceRole}', oid, 'DELETE')`);
    expect(deletable.sort()).toEqual([
      'citizen_code',
      'citizen_session',
      'code_failure',
      'code_outcome',
      'dossier_key',
      'ended_ahead',
      'idempotent_answer',
      'kiosk_set_up_code',
      'phone_lock',
      'pickup_qr_given',
      'pickup_token',
      'recovery_code',
      'second_factor',
      'sign_in_failure',
      'staff_session',
      'webhook_message',
    ]);
  });

  it.each([
    ['empty a table', 'TRUNCATE idempotent_answer'],
    ['make a table', 'CREATE TABLE pet (name text)'],
    ['drop a constraint', 'ALTER TABLE dossier DROP CONSTRAINT dossier_tray_bound'],
    ['silence a trigger', 'ALTER TABLE dossier DISABLE TRIGGER dossier_in_ledger'],
    ['silence all triggers', `SET session_replication_role = 'replica'`],
    ['replace a function', 'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS $$$$'],
    ['read which migrations ran', 'SELECT * FROM schema_migration'],
  ])('do not let it %s', async (_what, statement) => {
    expect(await verdictOf(service, statement)).toBe('42501');
  });
});

describe('the head of the ledger, even for the owner', () => {
  it.each([
    ['ledger_head_one', `INSERT INTO ledger_head SELECT false, 0, hash FROM ledger_head`],
    ['ledger_head_pkey', `INSERT INTO ledger_head SELECT true, 0, hash FROM ledger_head`],
    ['ledger_head_sequence_from_zero', `UPDATE ledger_head SET sequence = -1`],
    ['ledger_head_hash_sha256', `UPDATE ledger_head SET hash = 'short'`],
    ['MC001', 'DELETE FROM ledger_head'],
  ])('is kept by %s', async (verdict, statement) => {
    expect(await verdictOf(owner, statement)).toBe(verdict);
  });
});
