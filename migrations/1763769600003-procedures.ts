import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

/** The catalogue of procedures, who processes them, and the late changes of the working calendar. */
export class Procedures1763769600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE field (
        code text PRIMARY KEY,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        position integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE department (
        code text PRIMARY KEY,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        kind text NOT NULL CONSTRAINT department_kind_known CHECK (${oneOf('kind', ['department', 'agency'])}),
        CONSTRAINT department_code_and_kind_once UNIQUE (code, kind)
      )`);
    await runner.query(`
      CREATE TABLE procedure (
        code text PRIMARY KEY CONSTRAINT procedure_code_form CHECK (code ~ '^[0-9]\\.[0-9]{6}$'),
        name_vi text NOT NULL,
        name_en text NOT NULL,
        field_code text NOT NULL REFERENCES field (code),
        department_code text NOT NULL REFERENCES department (code),
        agency_code text,
        agency_kind text NOT NULL GENERATED ALWAYS AS ('agency') STORED,
        depositable boolean NOT NULL,
        fetchable boolean NOT NULL,
        processing_working_days integer NOT NULL
          CONSTRAINT procedure_processing_time_bounded CHECK (processing_working_days BETWEEN 0 AND 365),
        cut_off time,
        fee_dong integer NOT NULL CONSTRAINT procedure_fee_not_negative CHECK (fee_dong >= 0),
        tray_size text NOT NULL CONSTRAINT procedure_tray_size_known CHECK (${oneOf('tray_size', ['small', 'large'])}),
        papers text[] NOT NULL,
        position integer NOT NULL,
        offered boolean NOT NULL,
        CONSTRAINT procedure_agency_is_one FOREIGN KEY (agency_code, agency_kind) REFERENCES department (code, kind),
        CONSTRAINT procedure_good_for_something CHECK (depositable OR fetchable),
        CONSTRAINT procedure_agency_returns_results CHECK (agency_code IS NULL OR fetchable),
        CONSTRAINT procedure_deposit_names_papers CHECK (NOT depositable OR cardinality(papers) > 0)
      )`);
    await runner.query(`
      CREATE TABLE working_day_swap (
        date date PRIMARY KEY,
        working boolean NOT NULL,
        name text NOT NULL,
        entered_at timestamptz NOT NULL,
        version integer NOT NULL
      )`);
    await runner.query(
      'GRANT SELECT, INSERT, UPDATE ON field, department, procedure, working_day_swap TO motcua247_service',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE working_day_swap, procedure, department, field');
  }
}
