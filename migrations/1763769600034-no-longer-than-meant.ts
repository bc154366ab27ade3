import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

/** What may be seen to lie ahead of the clock, because it was set back. */
const counted = ['citizen_code', 'code_failure', 'sign_in_failure'];

/** Codes of citizens and of kiosks that somebody is to type. */
const codes = ['citizen_code', 'kiosk_set_up_code'];

/**
 * A clock that is set back lengthens no life and empties no limit: sessions know when they were last touched, codes can be at their end
 * before their time, and what is counted knows since when it was seen to lie ahead. A new code ends every other one of its phone, at
 * whatever kiosk and for whatever purpose. And a lock of a phone may go some time after staff
 * has ended it, never before.
 */
export class NoLongerThanMeant1763769600034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of counted) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ahead_since timestamptz`);
    }
    await runner.query('GRANT UPDATE (ahead_since) ON code_failure, sign_in_failure TO motcua247_service');
    for (const table of codes) await knowEnds(runner, table, ['used', 'replaced', 'exhausted', 'expired']);
    await runner.query('ALTER TABLE citizen_session ADD COLUMN touched_at timestamptz');
    await runner.query('UPDATE citizen_session SET touched_at = started_at');
    await runner.query('ALTER TABLE citizen_session ALTER COLUMN touched_at SET NOT NULL');
    await runner.query(`
      UPDATE citizen_code code SET ended = 'replaced' WHERE ended IS NULL AND EXISTS (
        SELECT FROM citizen_code other WHERE other.phone_index = code.phone_index AND other.ended IS NULL
           AND (other.requested_at, other.id) > (code.requested_at, code.id))`);
    await runner.query('DROP INDEX citizen_code_one_alive');
    await runner.query(
      'CREATE UNIQUE INDEX citizen_code_one_alive ON citizen_code (phone_index) WHERE ended IS NULL',
    );
    await runner.query('DROP TRIGGER phone_lock_never_deleted ON phone_lock');
    await runner.query(`
      CREATE TRIGGER phone_lock_never_emptied BEFORE TRUNCATE ON phone_lock
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER phone_lock_never_deleted_while_it_stands BEFORE DELETE ON phone_lock
        FOR EACH ROW WHEN (OLD.unlocked_at IS NULL) EXECUTE FUNCTION refuse_change()`);
    await runner.query('GRANT DELETE ON phone_lock TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE DELETE ON phone_lock FROM motcua247_service');
    await runner.query('DROP TRIGGER phone_lock_never_deleted_while_it_stands ON phone_lock');
    await runner.query('DROP TRIGGER phone_lock_never_emptied ON phone_lock');
    await runner.query(`
      CREATE TRIGGER phone_lock_never_deleted BEFORE DELETE OR TRUNCATE ON phone_lock
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query('DROP INDEX citizen_code_one_alive');
    await runner.query(`
      CREATE UNIQUE INDEX citizen_code_one_alive ON citizen_code (phone_index, purpose, kiosk_id)
        WHERE ended IS NULL`);
    await runner.query('ALTER TABLE citizen_session DROP COLUMN touched_at');
    for (const table of codes) {
      await runner.query(`UPDATE ${table} SET ended = 'exhausted' WHERE ended = 'expired'`);
      await knowEnds(runner, table, ['used', 'replaced', 'exhausted']);
    }
    for (const table of counted) await runner.query(`ALTER TABLE ${table} DROP COLUMN ahead_since`);
  }
}

async function knowEnds(runner: QueryRunner, table: string, ends: readonly string[]): Promise<void> {
  await runner.query(`
    ALTER TABLE ${table} DROP CONSTRAINT ${table}_end_known,
      ADD CONSTRAINT ${table}_end_known CHECK (${oneOf('ended', ends)})`);
}
