import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether a lock was pulsed is not known where the bridge cannot be asked any more. Operations that were settled so before said that it was
 * not; they keep it, since the ledger has it so and every change of theirs is in it.
 */
export class PulsedOrNotKnown1763769600037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE door_operation
        DROP CONSTRAINT door_operation_outcome_whole,
        ADD CONSTRAINT door_operation_outcome_whole CHECK (
          (outcome IS NULL) = (outcome_reason IS NULL) AND (outcome IS NOT NULL OR pulsed IS NULL)
          AND (pulsed IS NOT NULL OR outcome IS NULL OR outcome = 'unknown'))`);
  }

  /** Refuses while there are operations of which it is not known. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE door_operation
        DROP CONSTRAINT door_operation_outcome_whole,
        ADD CONSTRAINT door_operation_outcome_whole CHECK (
          (outcome IS NULL) = (outcome_reason IS NULL) AND (outcome IS NULL) = (pulsed IS NULL))`);
  }
}
