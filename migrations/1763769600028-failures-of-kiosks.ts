import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A pickup QR that is none is nobody's: it counts at the kiosk alone. */
export class FailuresOfKiosks1763769600028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE code_failure ALTER COLUMN phone_index DROP NOT NULL,
        ADD CONSTRAINT code_failure_in_a_row_of_phone CHECK (phone_index IS NOT NULL OR NOT in_a_row)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM code_failure WHERE phone_index IS NULL');
    await runner.query(`
      ALTER TABLE code_failure DROP CONSTRAINT code_failure_in_a_row_of_phone,
        ALTER COLUMN phone_index SET NOT NULL`);
  }
}
