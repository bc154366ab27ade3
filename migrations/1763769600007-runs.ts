import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/**
 * The officer's rounds, and what each of them had on its four lists. While a run is open the database keeps no result of
 * an item: it follows from where the papers are. The closing writes the results down, and nothing changes them any more.
 */
export class Runs1763769600007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE run (
        id uuid PRIMARY KEY,
        scheduled_at timestamptz NOT NULL,
        extra boolean NOT NULL,
        caught_up_times timestamptz[] NOT NULL,
        opened_at timestamptz NOT NULL,
        opened_by uuid NOT NULL REFERENCES staff_account (id),
        closed_at timestamptz,
        closed_by uuid REFERENCES staff_account (id),
        -- What the manifest says, as it was at the closing.
        record jsonb,
        version integer NOT NULL,
        CONSTRAINT run_closed_whole CHECK (
          (closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (record IS NULL)),
        CONSTRAINT run_extra_beside_the_schedule CHECK (
          NOT extra OR (scheduled_at = opened_at AND cardinality(caught_up_times) = 0)),
        CONSTRAINT run_catches_up_what_was_before CHECK (scheduled_at > ALL (caught_up_times))
      )`);
    await runner.query('CREATE UNIQUE INDEX run_scheduled_once ON run (scheduled_at) WHERE NOT extra');
    // Two open runs would show the same work to two people.
    await runner.query(
      'CREATE UNIQUE INDEX run_one_open ON run ((closed_at IS NULL)) WHERE closed_at IS NULL',
    );
    await runner.query('CREATE INDEX run_by_time ON run (opened_at, id)');
    await recordInLedger(runner, 'run');

    await runner.query(`
      CREATE TABLE run_item (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES run (id),
        list text NOT NULL
          CONSTRAINT run_item_list_known CHECK (${oneOf('list', ['collect', 'return', 'inspect', 'load'])}),
        position integer NOT NULL CONSTRAINT run_item_position_from_one CHECK (position > 0),
        dossier_id uuid REFERENCES dossier (id),
        tray_label text REFERENCES tray (label),
        operation_id uuid REFERENCES door_operation (id),
        reason text,
        result text CONSTRAINT run_item_result_known CHECK (${oneOf('result', ['done', 'gone', 'unresolved'])}),
        CONSTRAINT run_item_position_once UNIQUE (run_id, list, position),
        CONSTRAINT run_item_names_its_thing CHECK (
          CASE list WHEN 'inspect' THEN tray_label IS NOT NULL
                    WHEN 'return' THEN dossier_id IS NOT NULL AND tray_label IS NOT NULL
                    -- What was collected in an earlier run, and not decided about, is in an officer's hands.
                    ELSE dossier_id IS NOT NULL END),
        CONSTRAINT run_item_unresolved_with_reason CHECK (
          result IS NULL OR (result = 'unresolved') = (reason IS NOT NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX run_item_dossier_once ON run_item (run_id, list, dossier_id) WHERE list <> 'inspect'`);
    await runner.query(`
      CREATE UNIQUE INDEX run_item_tray_once ON run_item (run_id, tray_label) WHERE list = 'inspect'`);
    await runner.query(`
      CREATE TRIGGER run_item_never_deleted BEFORE DELETE OR TRUNCATE ON run_item
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);

    await runner.query(`
      CREATE FUNCTION run_item_of_an_open_run() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT EXISTS (SELECT FROM run WHERE id = NEW.run_id AND closed_at IS NULL FOR SHARE) THEN
            RAISE EXCEPTION 'run % is closed; its items stay as they are', NEW.run_id USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER run_item_while_open BEFORE INSERT OR UPDATE ON run_item
        FOR EACH ROW EXECUTE FUNCTION run_item_of_an_open_run()`);
    await runner.query(`
      CREATE FUNCTION run_closed_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.closed_at IS NOT NULL THEN
            RAISE EXCEPTION 'run % is closed and stays as it is', OLD.id USING ERRCODE = 'MC001';
          END IF;
          IF NEW.closed_at IS NOT NULL
             AND EXISTS (SELECT FROM run_item WHERE run_id = NEW.id AND result IS NULL) THEN
            RAISE EXCEPTION 'run % has items without a result', NEW.id USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER run_closed_over_results BEFORE UPDATE ON run
        FOR EACH ROW EXECUTE FUNCTION run_closed_for_good()`);

    // Runs of the schedule that nobody opened in time; each is told once.
    await runner.query(`
      CREATE TABLE missed_run (
        scheduled_at timestamptz PRIMARY KEY,
        noticed_at timestamptz NOT NULL
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON run, run_item TO motcua247_service');
    await runner.query('GRANT SELECT, INSERT ON missed_run TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE missed_run, run_item, run');
    await runner.query('DROP FUNCTION run_item_of_an_open_run(), run_closed_for_good()');
  }
}
