import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordInLedger } from './support.js';

/**
 * What limits around citizen codes count: who asked stands in citizen_code already, who failed stands here. A phone is
 * known here by a keyed hash of its number alone.
 */
export class CodeLimits1763769600015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX citizen_code_of_phone ON citizen_code (phone, requested_at)');
    await runner.query('CREATE INDEX citizen_code_of_kiosk ON citizen_code (kiosk_id, requested_at)');
    await runner.query(`
      CREATE TABLE code_failure (
        id uuid PRIMARY KEY,
        phone_index bytea NOT NULL
          CONSTRAINT code_failure_phone_hashed CHECK (octet_length(phone_index) = 32),
        kiosk_id uuid NOT NULL REFERENCES kiosk (id),
        failed_at timestamptz NOT NULL,
        -- No right code of this phone and no unlock since: it counts towards the lock, however old it is.
        in_a_row boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX code_failure_of_kiosk ON code_failure (kiosk_id, failed_at)');
    await runner.query('CREATE INDEX code_failure_in_a_row ON code_failure (phone_index) WHERE in_a_row');
    // A lock has no end of its own: whatever the clock says, it stands until somebody has ended it.
    await runner.query(`
      CREATE TABLE phone_lock (
        id uuid PRIMARY KEY,
        phone_index bytea NOT NULL
          CONSTRAINT phone_lock_phone_hashed CHECK (octet_length(phone_index) = 32),
        locked_at timestamptz NOT NULL,
        unlocked_at timestamptz,
        unlocked_by uuid REFERENCES staff_account (id),
        version integer NOT NULL,
        CONSTRAINT phone_lock_ended_by_somebody CHECK ((unlocked_at IS NULL) = (unlocked_by IS NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX phone_lock_one_standing ON phone_lock (phone_index) WHERE unlocked_at IS NULL`);
    await recordInLedger(runner, 'phone_lock');
    await runner.query('GRANT SELECT, INSERT, DELETE ON code_failure TO motcua247_service');
    await runner.query('GRANT UPDATE (in_a_row) ON code_failure TO motcua247_service');
    await runner.query('GRANT SELECT, INSERT ON phone_lock TO motcua247_service');
    await runner.query('GRANT UPDATE (unlocked_at, unlocked_by, version) ON phone_lock TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE phone_lock, code_failure');
    await runner.query('DROP INDEX citizen_code_of_phone, citizen_code_of_kiosk');
  }
}
