import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a tray is out of service, as data: what somebody said, or how often the lock failed in a row. */
export class TrayReasons1763769600012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tray ALTER COLUMN out_of_service_reason TYPE jsonb USING
        CASE WHEN out_of_service_reason IS NOT NULL
             THEN jsonb_build_object('kind', 'stated', 'words', out_of_service_reason) END`);
    await runner.query(`
      ALTER TABLE tray ADD CONSTRAINT tray_out_of_service_reason_known CHECK (
        CASE out_of_service_reason ->> 'kind'
          WHEN 'stated' THEN jsonb_typeof(out_of_service_reason -> 'words') IS NOT DISTINCT FROM 'string'
          WHEN 'lock_failed' THEN jsonb_typeof(out_of_service_reason -> 'failures') IS NOT DISTINCT FROM 'number'
          ELSE out_of_service_reason IS NULL END)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tray DROP CONSTRAINT tray_out_of_service_reason_known');
    await runner.query(`
      ALTER TABLE tray ALTER COLUMN out_of_service_reason TYPE text USING
        coalesce(out_of_service_reason ->> 'words',
                 'the lock failed ' || (out_of_service_reason ->> 'failures') || ' times in a row')`);
  }
}
