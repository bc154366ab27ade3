import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An erasure takes phone and code from a wrong try, and leaves it to the limits of its kiosk. */
export class FailuresWithoutPhone1763769600044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT UPDATE (phone_index, code_id) ON code_failure TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE UPDATE (phone_index, code_id) ON code_failure FROM motcua247_service');
  }
}
