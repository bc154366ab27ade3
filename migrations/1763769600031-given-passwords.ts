import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A password that somebody else chose works for one sign-in and for a few days. Those that were given before have three days from
 * now on. The column changes its type instead of its values, because nobody did anything to those accounts that the ledger could tell.
 */
export class GivenPasswords1763769600031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE staff_account ALTER COLUMN must_change_password DROP NOT NULL,
        ALTER COLUMN must_change_password TYPE timestamptz
          USING CASE WHEN must_change_password THEN now() + interval '3 days' END`);
    await runner.query(`
      ALTER TABLE staff_account RENAME COLUMN must_change_password TO given_password_until`);
    await runner.query(`
      ALTER TABLE staff_account ADD COLUMN given_password_used_at timestamptz,
        ADD CONSTRAINT staff_account_given_password_used CHECK (
          given_password_used_at IS NULL OR (given_password_until IS NOT NULL AND given_password_used_at < given_password_until))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE staff_account DROP COLUMN given_password_used_at');
    await runner.query(`
      ALTER TABLE staff_account ALTER COLUMN given_password_until TYPE boolean
          USING given_password_until IS NOT NULL,
        ALTER COLUMN given_password_until SET NOT NULL`);
    await runner.query(`
      ALTER TABLE staff_account RENAME COLUMN given_password_until TO must_change_password`);
  }
}
