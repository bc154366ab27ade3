import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

/** What is kept for a time after its end, and may have ended ahead of the clock, because it was set back. */
const kept = ['citizen_session', 'staff_session', 'idempotent_answer', 'kiosk_set_up_code'];

/**
 * What ended while the clock was ahead is kept no longer than the rest. Rows of which every change is in the ledger are left as they are;
 * beside them stands since when their end was seen to lie ahead.
 */
export class EndedAhead1763769600036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of kept) await runner.query(`ALTER TABLE ${table} ADD COLUMN ahead_since timestamptz`);
    await runner.query('GRANT UPDATE (ahead_since) ON kiosk_set_up_code TO motcua247_service');
    await runner.query(`
      CREATE TABLE ended_ahead (
        kept_in text NOT NULL CONSTRAINT ended_ahead_kept_in_known CHECK (${oneOf('kept_in', ['dossier', 'phone_lock'])}),
        id uuid NOT NULL,
        ahead_since timestamptz NOT NULL,
        PRIMARY KEY (kept_in, id)
      )`);
    await runner.query('GRANT SELECT, INSERT, DELETE ON ended_ahead TO motcua247_service');
    await runner.query('GRANT UPDATE (ahead_since) ON ended_ahead TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ended_ahead');
    for (const table of kept) await runner.query(`ALTER TABLE ${table} DROP COLUMN ahead_since`);
  }
}
