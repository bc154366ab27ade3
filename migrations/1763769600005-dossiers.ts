import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/**
 * A dossier's row is its custody: one row a dossier, one custody a row. The tray column is unique whether the tray holds
 * the dossier or is promised to it, so that no tray is ever given twice.
 */
export class Dossiers1763769600005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier (
        id uuid PRIMARY KEY,
        origin text NOT NULL
          CONSTRAINT dossier_origin_known CHECK (${oneOf('origin', ['deposit', 'counter', 'online', 'agency'])}),
        deposit_number text CONSTRAINT dossier_deposit_number_once UNIQUE,
        official_code text CONSTRAINT dossier_official_code_once UNIQUE,
        procedure_code text NOT NULL REFERENCES procedure (code),
        state text NOT NULL,
        contents text NOT NULL
          CONSTRAINT dossier_contents_known CHECK (${oneOf('contents', ['application', 'result'])}),
        custody text NOT NULL,
        custody_certain boolean NOT NULL,
        tray_label text REFERENCES tray (label),
        department_code text REFERENCES department (code),
        officer_id uuid REFERENCES staff_account (id),
        phone text NOT NULL,
        holder_name text,
        status_token_hash bytea NOT NULL CONSTRAINT dossier_status_token_once UNIQUE,
        missing_papers text[],
        reason text,
        created_at timestamptz NOT NULL,
        reserved_until timestamptz,
        deposited_at timestamptz,
        accepted_at timestamptz,
        due_at timestamptz,
        loaded_at timestamptz,
        window_ends_at timestamptz,
        closed_at timestamptz,
        version integer NOT NULL,
        CONSTRAINT dossier_state_and_custody_legal CHECK (
             (state = 'reserved' AND custody = 'citizen')
          OR (state = 'deposited' AND custody = 'tray')
          OR (state IN ('collected', 'routed', 'supplement_needed') AND custody = 'officer')
          OR (state = 'processing' AND custody IN ('department', 'agency'))
          OR (state = 'result_ready' AND custody IN ('department', 'agency', 'officer'))
          OR (state IN ('loaded', 'overdue') AND custody = 'tray')
          OR (state = 'returned_to_desk' AND custody IN ('officer', 'desk'))
          OR (state IN ('picked_up', 'handed_over', 'supplement_awaited', 'abandoned') AND custody = 'citizen')
          OR (state = 'withdrawn'
              AND custody IN ('citizen', 'tray', 'officer', 'department', 'agency', 'desk'))),
        CONSTRAINT dossier_tray_bound CHECK (
          CASE
            WHEN custody = 'tray' OR state = 'reserved' THEN tray_label IS NOT NULL
            WHEN custody = 'officer' AND state IN ('result_ready', 'supplement_needed') THEN true
            ELSE tray_label IS NULL
          END),
        CONSTRAINT dossier_keeper_named CHECK (
          (custody <> 'officer' OR officer_id IS NOT NULL)
          AND (custody NOT IN ('department', 'agency') OR department_code IS NOT NULL)),
        CONSTRAINT dossier_uncertain_only_at_a_tray CHECK (custody_certain OR tray_label IS NOT NULL),
        CONSTRAINT dossier_reserved_until_a_time CHECK ((state = 'reserved') = (reserved_until IS NOT NULL)),
        CONSTRAINT dossier_loaded_has_window CHECK (
          state NOT IN ('loaded', 'overdue') OR (loaded_at IS NOT NULL AND window_ends_at > loaded_at)),
        CONSTRAINT dossier_deposit_has_number CHECK (origin <> 'deposit' OR deposit_number IS NOT NULL),
        CONSTRAINT dossier_withdrawal_has_reason CHECK (state <> 'withdrawn' OR reason IS NOT NULL),
        CONSTRAINT dossier_closed_at_the_end CHECK (
          (closed_at IS NOT NULL) = (
            state IN ('picked_up', 'handed_over', 'abandoned') OR (state = 'withdrawn' AND custody = 'citizen')))
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX dossier_tray_once ON dossier (tray_label) WHERE tray_label IS NOT NULL',
    );
    await runner.query('CREATE INDEX dossier_open_by_state ON dossier (state) WHERE closed_at IS NULL');
    await runner.query('CREATE INDEX dossier_by_phone ON dossier (phone)');
    await recordInLedger(runner, 'dossier');

    await runner.query(`
      CREATE TABLE deposit_counter (
        day date PRIMARY KEY,
        last integer NOT NULL CONSTRAINT deposit_counter_from_one CHECK (last > 0)
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON dossier, deposit_counter TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deposit_counter, dossier');
  }
}
