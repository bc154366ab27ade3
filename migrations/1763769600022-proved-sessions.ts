import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody last proved at a session of staff who they are; the sign-in is such a proof. */
export class ProvedSessions1763769600022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE staff_session ADD COLUMN proved_at timestamptz');
    await runner.query('UPDATE staff_session SET proved_at = started_at');
    await runner.query('ALTER TABLE staff_session ALTER COLUMN proved_at SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE staff_session DROP COLUMN proved_at');
  }
}
