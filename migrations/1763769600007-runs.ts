import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/** The officer's rounds, and what each of them had on its four lists. */
export class Runs1763769600007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE run (
        id uuid PRIMARY KEY,
        scheduled_at timestamptz NOT NULL CONSTRAINT run_scheduled_once UNIQUE,
        missed_times timestamptz[] NOT NULL,
        opened_at timestamptz NOT NULL,
        opened_by uuid NOT NULL REFERENCES staff_account (id),
        closed_at timestamptz,
        closed_by uuid REFERENCES staff_account (id),
        closing_reason text,
        version integer NOT NULL,
        CONSTRAINT run_closed_whole CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
        CONSTRAINT run_reason_at_the_end CHECK (closing_reason IS NULL OR closed_at IS NOT NULL)
      )`);
    // Two open runs would show the same work to two people.
    await runner.query(
      'CREATE UNIQUE INDEX run_one_open ON run ((closed_at IS NULL)) WHERE closed_at IS NULL',
    );
    await recordInLedger(runner, 'run');
    await runner.query(`
      CREATE TABLE run_item (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES run (id),
        list text NOT NULL
          CONSTRAINT run_item_list_known CHECK (${oneOf('list', ['collect', 'return', 'inspect', 'load'])}),
        position integer NOT NULL,
        dossier_id uuid REFERENCES dossier (id),
        tray_label text REFERENCES tray (label),
        result text NOT NULL CONSTRAINT run_item_result_known CHECK (
          ${oneOf('result', ['pending', 'done', 'gone', 'unresolved'])}),
        reason text,
        resolved_at timestamptz,
        CONSTRAINT run_item_names_something CHECK (dossier_id IS NOT NULL OR tray_label IS NOT NULL),
        CONSTRAINT run_item_unresolved_has_reason CHECK (result <> 'unresolved' OR reason IS NOT NULL),
        CONSTRAINT run_item_resolved_whole CHECK ((result = 'pending') = (resolved_at IS NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX run_item_dossier_once ON run_item (run_id, list, dossier_id)
        WHERE dossier_id IS NOT NULL`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON run, run_item TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE run_item, run');
  }
}
