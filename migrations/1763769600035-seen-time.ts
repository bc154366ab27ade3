import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How late it was when the service last looked at the clock: what was over by then must not hold again when the clock is set back. And the
 * newest half minute of an app whose code was accepted stands with the app, for as long as there is one: of an older one no code is accepted.
 */
export class SeenTime1763769600035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clock_seen (
        id boolean PRIMARY KEY DEFAULT true CONSTRAINT clock_seen_one_row CHECK (id),
        newest_at timestamptz NOT NULL
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE (newest_at) ON clock_seen TO motcua247_service');
    await runner.query('ALTER TABLE second_factor ADD COLUMN newest_time_step bigint');
    await runner.query(`
      UPDATE second_factor factor SET newest_time_step = (
        SELECT max(time_step) FROM used_time_step step WHERE step.account_id = factor.account_id)`);
    await runner.query('GRANT UPDATE (newest_time_step) ON second_factor TO motcua247_service');
    await runner.query('DROP TABLE used_time_step');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE used_time_step (
        account_id uuid NOT NULL REFERENCES staff_account (id),
        time_step bigint NOT NULL,
        used_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, time_step)
      )`);
    await runner.query('CREATE INDEX used_time_step_by_time ON used_time_step (used_at)');
    await runner.query('GRANT SELECT, INSERT, DELETE ON used_time_step TO motcua247_service');
    await runner.query(`
      INSERT INTO used_time_step (account_id, time_step, used_at)
      SELECT account_id, newest_time_step, now() FROM second_factor WHERE newest_time_step IS NOT NULL`);
    await runner.query('ALTER TABLE second_factor DROP COLUMN newest_time_step');
    await runner.query('DROP TABLE clock_seen');
  }
}
