import type { MigrationInterface, QueryRunner } from 'typeorm';

const findings = `settlement IN ('found_papers', 'found_empty') AND purpose = 'inspect'`;

/** A look that did not open the tray leaves the papers where they were. */
export class LooksThatDidNotOpen1763769600030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE door_operation DROP CONSTRAINT door_operation_findings_of_inspections,
        ADD CONSTRAINT door_operation_findings_of_inspections CHECK (
          (${findings})
          OR (settlement = 'moved' AND purpose <> 'inspect')
          OR (settlement = 'not_moved' AND (purpose <> 'inspect' OR outcome IS NOT DISTINCT FROM 'not_opened'))
          OR settlement = 'unverified' OR settlement IS NULL)`);
  }

  /** What was settled meanwhile stays as it is, as the ledger has it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE door_operation DROP CONSTRAINT door_operation_findings_of_inspections,
        ADD CONSTRAINT door_operation_findings_of_inspections CHECK (
          (${findings})
          OR (settlement IN ('moved', 'not_moved') AND purpose <> 'inspect')
          OR settlement = 'unverified' OR settlement IS NULL) NOT VALID`);
  }
}
