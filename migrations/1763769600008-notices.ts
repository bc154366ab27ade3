import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/** What the site has to tell citizens, and what became of the telling. */
export class Notices1763769600008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        template text NOT NULL CONSTRAINT notice_template_known CHECK (
          ${oneOf('template', ['envelope_received', 'supplement_needed', 'result_ready', 'reminder', 'taken_back_to_desk'])}),
        occasion text NOT NULL,
        parameters text[] NOT NULL,
        state text NOT NULL CONSTRAINT notice_state_known CHECK (
          ${oneOf('state', ['waiting', 'sending', 'sent', 'delivered', 'undelivered', 'unknown'])}),
        channel text,
        provider_reference text CONSTRAINT notice_provider_reference_once UNIQUE,
        attempts integer NOT NULL CONSTRAINT notice_attempts_counted CHECK (attempts >= 0),
        lookups integer NOT NULL CONSTRAINT notice_lookups_counted CHECK (lookups >= 0),
        next_attempt_at timestamptz,
        failure text,
        created_at timestamptz NOT NULL,
        attempted_at timestamptz,
        settled_at timestamptz,
        called_at timestamptz,
        called_by uuid REFERENCES staff_account (id),
        version integer NOT NULL,
        CONSTRAINT notice_once_per_occasion UNIQUE (dossier_id, template, occasion),
        CONSTRAINT notice_sent_has_channel CHECK (state IN ('waiting', 'undelivered') OR channel IS NOT NULL)
      )`);
    await runner.query(`
      CREATE INDEX notice_due ON notice (next_attempt_at) WHERE next_attempt_at IS NOT NULL`);
    await recordInLedger(runner, 'notice');
    await runner.query('GRANT SELECT, INSERT, UPDATE ON notice TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice');
  }
}
