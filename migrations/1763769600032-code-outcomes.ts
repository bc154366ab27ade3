import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the last codes were used outlives the codes, which are removed after a day; says nothing about anybody. */
export class CodeOutcomes1763769600032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE code_outcome (
        asked_at timestamptz NOT NULL,
        used boolean NOT NULL
      )`);
    await runner.query('GRANT SELECT, INSERT, DELETE ON code_outcome TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE code_outcome');
  }
}
