import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The second factor of staff: the sealed secret of an authenticator app, the time steps whose codes were accepted, and
 * recovery codes. A session may stand half-way, with the password alone; whoever was signed in by it signs in anew.
 */
export class SecondFactor1763769600018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE second_factor (
        account_id uuid PRIMARY KEY REFERENCES staff_account (id),
        sealed_secret bytea NOT NULL,
        -- Empty until its owner has shown a code of it.
        confirmed_at timestamptz
      )`);
    // A code is accepted once, whatever the service believes.
    await runner.query(`
      CREATE TABLE used_time_step (
        account_id uuid NOT NULL REFERENCES staff_account (id),
        time_step bigint NOT NULL,
        used_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, time_step)
      )`);
    await runner.query('CREATE INDEX used_time_step_by_time ON used_time_step (used_at)');
    await runner.query(`
      CREATE TABLE recovery_code (
        account_id uuid NOT NULL REFERENCES staff_account (id),
        hash bytea NOT NULL CONSTRAINT recovery_code_hashed CHECK (octet_length(hash) = 32),
        PRIMARY KEY (account_id, hash)
      )`);
    await runner.query(`
      ALTER TABLE staff_session ADD COLUMN stage text NOT NULL DEFAULT 'complete'
        CONSTRAINT staff_session_stage_known CHECK (stage IN ('password', 'complete'))`);
    await runner.query('ALTER TABLE staff_session ALTER COLUMN stage DROP DEFAULT');
    await runner.query('UPDATE staff_session SET ended_at = now() WHERE ended_at IS NULL');
    await runner.query(`
      GRANT SELECT, INSERT, DELETE ON second_factor, used_time_step, recovery_code TO motcua247_service`);
    await runner.query('GRANT UPDATE (sealed_secret, confirmed_at) ON second_factor TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE staff_session DROP COLUMN stage');
    await runner.query('DROP TABLE recovery_code, used_time_step, second_factor');
  }
}
