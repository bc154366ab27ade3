import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/** Authorised openings: written before any pulse, settled after the door has told what happened. */
export class DoorOperations1763769600006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE door_operation (
        id uuid PRIMARY KEY,
        tray_label text NOT NULL REFERENCES tray (label),
        dossier_id uuid REFERENCES dossier (id),
        purpose text NOT NULL,
        actor_type text NOT NULL,
        actor_id text NOT NULL,
        citizen_session_id uuid,
        reopens uuid REFERENCES door_operation (id) CONSTRAINT door_operation_reopened_once UNIQUE,
        authorised_at timestamptz NOT NULL,
        settle_by timestamptz NOT NULL,
        bridge_boot_id uuid NOT NULL,
        occupancy_before text NOT NULL
          CONSTRAINT door_operation_before_known CHECK (${oneOf('occupancy_before', ['present', 'absent', 'unknown'])}),
        outcome text CONSTRAINT door_operation_outcome_known CHECK (${oneOf('outcome', ['opened', 'not_opened', 'unknown'])}),
        outcome_reason text,
        pulsed boolean,
        door_seen_open boolean NOT NULL,
        left_open_since timestamptz,
        left_open_stage text NOT NULL
          CONSTRAINT door_operation_stage_known CHECK (${oneOf('left_open_stage', ['none', 'warned', 'alarmed'])}),
        confirmation text
          CONSTRAINT door_operation_confirmation_known CHECK (${oneOf('confirmation', ['done', 'not_done'])}),
        settlement text
          CONSTRAINT door_operation_settlement_known CHECK (${oneOf('settlement', ['moved', 'not_moved', 'unverified', 'found_papers', 'found_empty'])}),
        settled_at timestamptz,
        version integer NOT NULL,
        CONSTRAINT door_operation_purpose_known CHECK (
          ${oneOf('purpose', ['deposit', 'pickup', 'collect', 'return', 'load', 'inspect', 'reopen'])}),
        CONSTRAINT door_operation_findings_of_inspections CHECK (
          (settlement IN ('found_papers', 'found_empty') AND purpose = 'inspect')
          OR (settlement IN ('moved', 'not_moved') AND purpose <> 'inspect')
          OR settlement = 'unverified' OR settlement IS NULL),
        CONSTRAINT door_operation_reopening_whole CHECK ((purpose = 'reopen') = (reopens IS NOT NULL)),
        -- A reopening decides about the tray alone: what was fetched stays fetched.
        CONSTRAINT door_operation_reopening_returns_nothing CHECK (
          purpose <> 'reopen' OR settlement IS DISTINCT FROM 'not_moved'),
        CONSTRAINT door_operation_names_dossier CHECK (purpose = 'inspect' OR dossier_id IS NOT NULL),
        CONSTRAINT door_operation_outcome_whole CHECK (
          (outcome IS NULL) = (outcome_reason IS NULL) AND (outcome IS NULL) = (pulsed IS NULL)),
        CONSTRAINT door_operation_settled_whole CHECK ((settlement IS NULL) = (settled_at IS NULL)),
        CONSTRAINT door_operation_settled_after_outcome CHECK (settlement IS NULL OR outcome IS NOT NULL),
        CONSTRAINT door_operation_bounded CHECK (settle_by > authorised_at)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX door_operation_one_unsettled_per_tray ON door_operation (tray_label)
        WHERE settled_at IS NULL`);
    await runner.query(`
      CREATE UNIQUE INDEX door_operation_one_unsettled_per_session ON door_operation (citizen_session_id)
        WHERE settled_at IS NULL AND citizen_session_id IS NOT NULL`);
    await runner.query(
      'CREATE INDEX door_operation_by_dossier ON door_operation (dossier_id, authorised_at)',
    );
    await runner.query('CREATE INDEX door_operation_by_tray ON door_operation (tray_label, authorised_at)');
    await recordInLedger(runner, 'door_operation');
    await runner.query(`
      CREATE VIEW free_tray AS
        SELECT tray.label FROM tray
         WHERE tray.installed AND tray.in_service AND tray.content_known
           AND NOT EXISTS (SELECT FROM dossier WHERE dossier.tray_label = tray.label)
           AND NOT EXISTS (SELECT FROM door_operation operation
                            WHERE operation.tray_label = tray.label AND operation.settled_at IS NULL)`);
    // What the records say lies in each tray; the sensors are held against it.
    await runner.query(`
      CREATE VIEW tray_content AS
        SELECT tray.label, tray.content_known, dossier.id AS dossier_id,
               coalesce(dossier.custody = 'tray', false) AS holds_papers
          FROM tray LEFT JOIN dossier ON dossier.tray_label = tray.label
         WHERE tray.installed`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON door_operation TO motcua247_service');
    await runner.query('GRANT SELECT ON free_tray, tray_content TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW tray_content, free_tray');
    await runner.query('DROP TABLE door_operation');
  }
}
