import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a stranger is refused is kept for minutes only, so that nobody can fill the table from outside. */
export class BriefAnswers1763769600039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotent_answer ADD COLUMN brief boolean NOT NULL DEFAULT false');
    await runner.query('CREATE INDEX idempotent_answer_brief ON idempotent_answer (answered_at) WHERE brief');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotent_answer DROP COLUMN brief');
  }
}
