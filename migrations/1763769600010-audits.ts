import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/**
 * The weekly look into every tray of a cabinet. While an audit is open the database keeps no result of a tray: it follows
 * from the inspection. The closing writes the results down, and nothing changes them any more.
 */
export class Audits1763769600010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit (
        id uuid PRIMARY KEY,
        cabinet_id text NOT NULL REFERENCES cabinet (id),
        opened_at timestamptz NOT NULL,
        opened_by uuid NOT NULL REFERENCES staff_account (id),
        closed_at timestamptz,
        closed_by uuid REFERENCES staff_account (id),
        version integer NOT NULL,
        CONSTRAINT audit_closed_whole CHECK ((closed_at IS NULL) = (closed_by IS NULL))
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX audit_one_open_per_cabinet ON audit (cabinet_id) WHERE closed_at IS NULL',
    );
    await runner.query('CREATE INDEX audit_by_time ON audit (opened_at, id)');
    await recordInLedger(runner, 'audit');

    await runner.query(`
      CREATE TABLE audit_item (
        audit_id uuid NOT NULL REFERENCES audit (id),
        tray_label text NOT NULL REFERENCES tray (label),
        -- The newest look into the tray in this audit, and what the records said just before it.
        operation_id uuid REFERENCES door_operation (id),
        expected text
          CONSTRAINT audit_item_expected_known CHECK (${oneOf('expected', ['papers', 'nothing', 'unknown'])}),
        skip_reason text,
        result text
          CONSTRAINT audit_item_result_known CHECK (${oneOf('result', ['agrees', 'differs', 'cleared_up', 'skipped'])}),
        PRIMARY KEY (audit_id, tray_label),
        CONSTRAINT audit_item_looked_into_whole CHECK ((operation_id IS NULL) = (expected IS NULL)),
        CONSTRAINT audit_item_result_follows CHECK (
          result IS NULL OR CASE result WHEN 'skipped' THEN skip_reason IS NOT NULL
                                        ELSE operation_id IS NOT NULL AND skip_reason IS NULL END)
      )`);
    await runner.query(`
      CREATE TRIGGER audit_item_never_deleted BEFORE DELETE OR TRUNCATE ON audit_item
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);

    await runner.query(`
      CREATE FUNCTION audit_item_of_an_open_audit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT EXISTS (SELECT FROM audit WHERE id = NEW.audit_id AND closed_at IS NULL FOR SHARE) THEN
            RAISE EXCEPTION 'audit % is closed; its items stay as they are', NEW.audit_id USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER audit_item_while_open BEFORE INSERT OR UPDATE ON audit_item
        FOR EACH ROW EXECUTE FUNCTION audit_item_of_an_open_audit()`);
    await runner.query(`
      CREATE FUNCTION audit_closed_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.closed_at IS NOT NULL THEN
            RAISE EXCEPTION 'audit % is closed and stays as it is', OLD.id USING ERRCODE = 'MC001';
          END IF;
          IF NEW.closed_at IS NOT NULL
             AND EXISTS (SELECT FROM audit_item WHERE audit_id = NEW.id AND result IS NULL) THEN
            RAISE EXCEPTION 'audit % has trays without a result', NEW.id USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER audit_closed_over_results BEFORE UPDATE ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_closed_for_good()`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON audit, audit_item TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_item, audit');
    await runner.query('DROP FUNCTION audit_item_of_an_open_audit(), audit_closed_for_good()');
  }
}
