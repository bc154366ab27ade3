import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

const templates = [
  'envelope_received',
  'supplement_needed',
  'supplement_waiting',
  'result_ready',
  'reminder',
  'taken_back_to_desk',
];

const callReasons = [
  'recipient_invalid',
  'recipient_unreachable',
  'recipient_opted_out',
  'sender_not_registered',
  'text_refused',
  'account_without_funds',
  'credentials_refused',
  'request_refused',
  'expired',
  'tries_used_up',
  'not_delivered',
  'outcome_unknown',
];

/** What the site has to tell citizens, and what became of the telling. No phone numbers, no links: see the dossier. */
export class Notices1763769600008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        template text NOT NULL CONSTRAINT notice_template_known CHECK (
          ${oneOf('template', templates)}),
        occasion text NOT NULL,
        parameters jsonb NOT NULL CONSTRAINT notice_parameters_by_name CHECK (jsonb_typeof(parameters) = 'object'),
        state text NOT NULL CONSTRAINT notice_state_known CHECK (
          ${oneOf('state', ['waiting', 'sending', 'sent', 'delivered', 'undelivered', 'unknown'])}),
        channel text,
        provider_reference text CONSTRAINT notice_provider_reference_once UNIQUE,
        attempts integer NOT NULL CONSTRAINT notice_attempts_counted CHECK (attempts >= 0),
        lookups integer NOT NULL CONSTRAINT notice_lookups_counted CHECK (lookups >= 0),
        next_attempt_at timestamptz,
        call_reason text CONSTRAINT notice_call_reason_known CHECK (${oneOf('call_reason', callReasons)}),
        detail text,
        created_at timestamptz NOT NULL,
        attempted_at timestamptz,
        changed_at timestamptz NOT NULL,
        called_at timestamptz,
        called_by uuid REFERENCES staff_account (id),
        call_outcome text CONSTRAINT notice_call_outcome_known CHECK (
          ${oneOf('call_outcome', ['reached', 'not_reached', 'number_wrong'])}),
        version integer NOT NULL,
        CONSTRAINT notice_once_per_occasion UNIQUE (dossier_id, template, occasion),
        -- Every state either waits for something that will come, or has come to an end that somebody knows of.
        CONSTRAINT notice_goes_on_or_ends CHECK (
          CASE
            WHEN state IN ('waiting', 'sending') THEN next_attempt_at IS NOT NULL AND call_reason IS NULL
            WHEN state = 'unknown' THEN (next_attempt_at IS NULL) = (call_reason IS NOT NULL)
            WHEN state = 'undelivered' THEN next_attempt_at IS NULL AND call_reason IS NOT NULL
            ELSE next_attempt_at IS NULL AND call_reason IS NULL AND provider_reference IS NOT NULL
          END),
        CONSTRAINT notice_attempt_whole CHECK (
          (attempts = 0) = (attempted_at IS NULL) AND (attempts = 0) = (channel IS NULL)),
        CONSTRAINT notice_call_whole CHECK (
          (called_at IS NULL) = (called_by IS NULL) AND (called_at IS NULL) = (call_outcome IS NULL))
      )`);
    await runner.query(`
      CREATE INDEX notice_due ON notice (next_attempt_at) WHERE next_attempt_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX notice_to_call ON notice (created_at)
        WHERE call_reason IS NOT NULL AND (call_outcome IS NULL OR call_outcome = 'not_reached')`);
    // "Call this person": nobody has told them, and there is still something to be told. The list, the overview and the
    // metric read this view, so that they never count otherwise.
    await runner.query(`
      CREATE VIEW call_to_make AS
        SELECT notice.id, notice.created_at
          FROM notice JOIN dossier ON dossier.id = notice.dossier_id
         WHERE notice.call_reason IS NOT NULL
           AND (notice.call_outcome IS NULL OR notice.call_outcome = 'not_reached')
           AND dossier.closed_at IS NULL`);
    await runner.query(`
      CREATE INDEX notice_accepted ON notice (attempted_at) WHERE provider_reference IS NOT NULL`);
    await recordInLedger(runner, 'notice');
    await runner.query('GRANT SELECT, INSERT, UPDATE ON notice TO motcua247_service');
    await runner.query('GRANT SELECT ON call_to_make TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW call_to_make');
    await runner.query('DROP TABLE notice');
  }
}
