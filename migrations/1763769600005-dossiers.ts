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
        official_code text,
        procedure_code text NOT NULL REFERENCES procedure (code),
        state text NOT NULL,
        contents text NOT NULL
          CONSTRAINT dossier_contents_known CHECK (${oneOf('contents', ['application', 'result'])}),
        custody text NOT NULL,
        custody_certain boolean NOT NULL,
        tray_label text REFERENCES tray (label),
        department_code text REFERENCES department (code),
        -- With whom it lies, if with a department or agency; for the reference below alone.
        keeper_kind text GENERATED ALWAYS AS (
          CASE WHEN custody IN ('department', 'agency') THEN custody END) STORED,
        officer_id uuid REFERENCES staff_account (id),
        phone text NOT NULL,
        holder_name text,
        low_tray boolean NOT NULL,
        reserved_by_session uuid,
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
        last_reminder_day integer,
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
          OR (state IN ('picked_up', 'handed_over', 'abandoned') AND custody = 'citizen')
          OR (state = 'withdrawn'
              AND custody IN ('citizen', 'tray', 'officer', 'department', 'agency', 'desk'))
          OR (state = 'lost' AND custody = 'unknown')),
        CONSTRAINT dossier_contents_fit_state CHECK (
          CASE
            WHEN state IN ('reserved', 'deposited', 'collected', 'routed', 'processing', 'supplement_needed',
                           'abandoned') THEN contents = 'application'
            WHEN state = 'result_ready' THEN contents = 'result'
            ELSE true
          END),
        CONSTRAINT dossier_tray_bound CHECK (
          CASE
            WHEN custody = 'tray' OR state = 'reserved' THEN tray_label IS NOT NULL
            WHEN custody = 'officer' AND state IN ('result_ready', 'supplement_needed') THEN true
            ELSE tray_label IS NULL
          END),
        -- An officer holds papers in person; departments, agencies and the desk hold them as such.
        CONSTRAINT dossier_officer_named CHECK ((custody = 'officer') = (officer_id IS NOT NULL)),
        CONSTRAINT dossier_keeper_named CHECK (keeper_kind IS NULL OR department_code IS NOT NULL),
        CONSTRAINT dossier_keeper_is_of_its_kind
          FOREIGN KEY (department_code, keeper_kind) REFERENCES department (code, kind),
        CONSTRAINT dossier_uncertain_only_at_a_tray CHECK (custody_certain OR tray_label IS NOT NULL),
        CONSTRAINT dossier_reserved_until_a_time CHECK ((state = 'reserved') = (reserved_until IS NOT NULL)),
        CONSTRAINT dossier_reserved_by_a_session CHECK ((origin = 'deposit') = (reserved_by_session IS NOT NULL)),
        CONSTRAINT dossier_deposit_has_number CHECK ((origin = 'deposit') = (deposit_number IS NOT NULL)),
        CONSTRAINT dossier_deposit_number_form CHECK (deposit_number ~ '^G-[0-9]{6}-[0-9]{4,5}$'),
        CONSTRAINT dossier_deposited_has_time CHECK (
          origin <> 'deposit' OR state IN ('reserved', 'abandoned', 'withdrawn') OR deposited_at IS NOT NULL),
        CONSTRAINT dossier_accepted_whole CHECK (
          (accepted_at IS NULL) = (due_at IS NULL)
          AND (accepted_at IS NULL OR (official_code IS NOT NULL AND department_code IS NOT NULL))
          AND (state NOT IN ('routed', 'processing') OR accepted_at IS NOT NULL)),
        CONSTRAINT dossier_registered_has_code CHECK (origin = 'deposit' OR official_code IS NOT NULL),
        CONSTRAINT dossier_supplement_names_what CHECK (
          state <> 'supplement_needed' OR cardinality(missing_papers) > 0),
        CONSTRAINT dossier_loaded_has_window CHECK (
          (loaded_at IS NULL) = (window_ends_at IS NULL) AND window_ends_at > loaded_at
          AND (state NOT IN ('loaded', 'overdue') OR loaded_at IS NOT NULL)),
        CONSTRAINT dossier_reminded_within_the_window CHECK (
          last_reminder_day IS NULL OR (last_reminder_day > 0 AND loaded_at IS NOT NULL)),
        CONSTRAINT dossier_withdrawal_has_reason CHECK (state <> 'withdrawn' OR reason IS NOT NULL),
        CONSTRAINT dossier_loss_has_reason CHECK (state <> 'lost' OR reason IS NOT NULL),
        CONSTRAINT dossier_closed_at_the_end CHECK (
          (closed_at IS NOT NULL) = (
            state IN ('picked_up', 'handed_over', 'abandoned') OR (state = 'withdrawn' AND custody = 'citizen')))
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX dossier_tray_once ON dossier (tray_label) WHERE tray_label IS NOT NULL',
    );
    // What a citizen types at the kiosk is a claim, and a mistaken registration is withdrawn and entered anew: neither
    // may take the code from the dossier it belongs to.
    await runner.query(`
      CREATE UNIQUE INDEX dossier_official_code_once ON dossier (official_code)
        WHERE (accepted_at IS NOT NULL OR origin <> 'deposit') AND state <> 'withdrawn'`);
    await runner.query(`
      CREATE UNIQUE INDEX dossier_one_reservation_per_session ON dossier (reserved_by_session)
        WHERE state = 'reserved'`);
    await runner.query('CREATE INDEX dossier_by_official_code ON dossier (official_code)');
    await runner.query('CREATE INDEX dossier_open_by_state ON dossier (state) WHERE closed_at IS NULL');
    await runner.query('CREATE INDEX dossier_by_phone ON dossier (phone)');
    await runner.query('CREATE INDEX dossier_by_time ON dossier (created_at, id)');
    await recordInLedger(runner, 'dossier');

    await runner.query(`
      CREATE TABLE deposit_counter (
        day date PRIMARY KEY,
        last integer NOT NULL CONSTRAINT deposit_counter_bounded CHECK (last BETWEEN 1 AND 99999)
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON dossier, deposit_counter TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deposit_counter, dossier');
  }
}
