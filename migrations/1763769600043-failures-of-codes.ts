import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which code a wrong one was tried: the right one ends the tries on itself, and no others. Codes go after a day, so no reference. */
export class FailuresOfCodes1763769600043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE code_failure
        ADD COLUMN code_id uuid,
        ADD CONSTRAINT code_failure_of_code_or_factor CHECK (code_id IS NULL OR NOT of_factor)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE code_failure DROP CONSTRAINT code_failure_of_code_or_factor, DROP COLUMN code_id',
    );
  }
}
