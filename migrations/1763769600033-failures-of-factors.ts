import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A wrong answer about a holder belongs to its dossier: only the right answer for the same one ends its row. Of those from before nobody
 * knows the dossier any more; they count for their phone until staff unlocks it.
 */
export class FailuresOfFactors1763769600033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE code_failure ADD COLUMN dossier_id uuid REFERENCES dossier (id),
        ADD CONSTRAINT code_failure_factor_of_dossier CHECK (dossier_id IS NULL OR of_factor)`);
    await runner.query('CREATE INDEX code_failure_of_dossier ON code_failure (dossier_id) WHERE in_a_row');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE code_failure DROP COLUMN dossier_id');
  }
}
