import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a citizen asked to get the code; until now every code went out as a message. */
export class SpokenCodes1763769600014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE citizen_code ADD COLUMN way text NOT NULL DEFAULT 'message'
        CONSTRAINT citizen_code_way_known CHECK (way IN ('message', 'call'))`);
    await runner.query('ALTER TABLE citizen_code ALTER COLUMN way DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE citizen_code DROP COLUMN way');
  }
}
