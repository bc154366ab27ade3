import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the notices in which words of staff still stand: few, since they go with the person of their dossier. */
export class NoticesWithWords1763769600040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX notice_with_words ON notice (dossier_id) WHERE parameters ? 'missing'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notice_with_words');
  }
}
