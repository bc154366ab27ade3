import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/** Cabinets and trays as the site file names them, with what the service has learnt about each tray. */
export class Cabinets1763769600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cabinet (
        id text PRIMARY KEY,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        position integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE tray (
        label text PRIMARY KEY CONSTRAINT tray_label_form CHECK (label ~ '^[A-Z][0-9]{2,3}$'),
        cabinet_id text NOT NULL REFERENCES cabinet (id),
        position integer NOT NULL,
        size text NOT NULL CONSTRAINT tray_size_known CHECK (${oneOf('size', ['small', 'large'])}),
        wheelchair_reachable boolean NOT NULL,
        occupancy_sensor boolean NOT NULL,
        installed boolean NOT NULL,
        in_service boolean NOT NULL,
        out_of_service_reason text,
        content_known boolean NOT NULL,
        version integer NOT NULL,
        CONSTRAINT tray_out_of_service_has_reason CHECK (in_service = (out_of_service_reason IS NULL))
      )`);
    await recordInLedger(runner, 'tray', 'label');
    // Wear is a statistic, not custody: it changes with every opening and is not worth a ledger entry of its own.
    await runner.query(`
      CREATE TABLE tray_wear (
        tray_label text PRIMARY KEY REFERENCES tray (label),
        openings integer NOT NULL CONSTRAINT tray_wear_openings_counted CHECK (openings >= 0),
        consecutive_failures integer NOT NULL CONSTRAINT tray_wear_failures_counted CHECK (consecutive_failures >= 0)
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON cabinet, tray, tray_wear TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tray_wear, tray, cabinet');
  }
}
