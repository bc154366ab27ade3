import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Wrong tries in a row at a name of the staff, whether there is such an account or not: one row a name, known by a keyed
 * hash, removed after a day without another.
 */
export class SignInFailures1763769600017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sign_in_failure (
        name_index bytea PRIMARY KEY
          CONSTRAINT sign_in_failure_name_hashed CHECK (octet_length(name_index) = 32),
        account_id uuid REFERENCES staff_account (id),
        failures integer NOT NULL CONSTRAINT sign_in_failure_counted CHECK (failures BETWEEN 1 AND 1000),
        failed_at timestamptz NOT NULL,
        -- Whether the ledger and the alarm know of the lock.
        told boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX sign_in_failure_by_time ON sign_in_failure (failed_at)');
    await runner.query('GRANT SELECT, INSERT, DELETE ON sign_in_failure TO motcua247_service');
    await runner.query(`
      GRANT UPDATE (account_id, failures, failed_at, told) ON sign_in_failure TO motcua247_service`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_failure');
  }
}
