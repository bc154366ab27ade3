import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

/**
 * How many openings of a door, or of a housing, the service knows of, as the bridge counts them from each of its starts on: what the bridge
 * has counted beyond that happened while nobody listened.
 */
export class OpeningsAccountedFor1763769600038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE openings_accounted_for (
        opened text NOT NULL CONSTRAINT openings_accounted_for_opened_known CHECK (${oneOf('opened', ['tray', 'housing'])}),
        id text NOT NULL,
        bridge_boot_id uuid NOT NULL,
        openings bigint NOT NULL CONSTRAINT openings_accounted_for_counted CHECK (openings > 0),
        PRIMARY KEY (opened, id)
      )`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE (bridge_boot_id, openings) ON openings_accounted_for TO motcua247_service`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE openings_accounted_for');
  }
}
