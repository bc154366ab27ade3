import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/** Who asks: staff, kiosks, citizens with a code; and what was answered to whom. Secrets are stored as hashes only. */
export class People1763769600004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE staff_account (
        id uuid PRIMARY KEY,
        username text NOT NULL CONSTRAINT staff_account_username_form CHECK (username ~ '^[a-z][a-z0-9._-]{1,31}$'),
        display_name text NOT NULL,
        roles text[] NOT NULL CONSTRAINT staff_account_roles_known CHECK (
          roles <@ ARRAY['officer', 'desk', 'department', 'agency', 'technician', 'supervisor', 'administrator']
          AND cardinality(roles) > 0),
        department_code text REFERENCES department (code),
        password_hash text NOT NULL
          CONSTRAINT staff_account_password_argon2id CHECK (password_hash LIKE '$argon2id$%'),
        must_change_password boolean NOT NULL,
        disabled boolean NOT NULL,
        version integer NOT NULL,
        CONSTRAINT staff_account_username_once UNIQUE (username),
        CONSTRAINT staff_account_of_a_department CHECK (
          (roles && ARRAY['department', 'agency']) = (department_code IS NOT NULL))
      )`);
    await recordInLedger(runner, 'staff_account');
    await runner.query(`
      CREATE TABLE staff_session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL
          CONSTRAINT staff_session_token_once UNIQUE
          CONSTRAINT staff_session_token_sha256 CHECK (octet_length(token_hash) = 32),
        account_id uuid NOT NULL REFERENCES staff_account (id),
        started_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT staff_session_ends_after_start CHECK (expires_at > started_at)
      )`);
    await runner.query(`
      CREATE INDEX staff_session_live ON staff_session (account_id) WHERE ended_at IS NULL`);
    await runner.query(`
      CREATE TABLE kiosk (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        credential_hash bytea NOT NULL CONSTRAINT kiosk_credential_once UNIQUE,
        revoked boolean NOT NULL,
        version integer NOT NULL
      )`);
    await recordInLedger(runner, 'kiosk');
    const purpose = oneOf('purpose', ['deposit', 'pickup', 'lookup']);
    await runner.query(`
      CREATE TABLE citizen_code (
        id uuid PRIMARY KEY,
        phone text NOT NULL,
        purpose text NOT NULL CONSTRAINT citizen_code_purpose_known CHECK (${purpose}),
        kiosk_id uuid NOT NULL REFERENCES kiosk (id),
        salt bytea,
        hash bytea,
        tries_left integer NOT NULL CONSTRAINT citizen_code_tries_bounded CHECK (tries_left BETWEEN 0 AND 5),
        requested_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        delivery text NOT NULL
          CONSTRAINT citizen_code_delivery_known CHECK (
            ${oneOf('delivery', ['waiting', 'sent', 'failed', 'unknown', 'withheld'])}),
        ended text CONSTRAINT citizen_code_end_known CHECK (${oneOf('ended', ['used', 'replaced', 'exhausted'])}),
        CONSTRAINT citizen_code_hash_salted CHECK ((salt IS NULL) = (hash IS NULL)),
        CONSTRAINT citizen_code_hash_where_sent CHECK (
          CASE
            WHEN delivery IN ('sent', 'unknown') THEN hash IS NOT NULL
            WHEN delivery IN ('failed', 'withheld') THEN hash IS NULL
            ELSE true
          END),
        CONSTRAINT citizen_code_ends_with_its_tries CHECK (tries_left > 0 OR ended IS NOT NULL),
        CONSTRAINT citizen_code_bounded CHECK (expires_at > requested_at)
      )`);
    // A new code ends the old one, so at most one code of a phone, purpose and kiosk lives.
    await runner.query(`
      CREATE UNIQUE INDEX citizen_code_one_alive ON citizen_code (phone, purpose, kiosk_id) WHERE ended IS NULL`);
    await runner.query('CREATE INDEX citizen_code_by_time ON citizen_code (requested_at)');
    await runner.query(`
      CREATE TABLE citizen_session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL
          CONSTRAINT citizen_session_token_once UNIQUE
          CONSTRAINT citizen_session_token_sha256 CHECK (octet_length(token_hash) = 32),
        phone text NOT NULL,
        purpose text NOT NULL CONSTRAINT citizen_session_purpose_known CHECK (${purpose}),
        kiosk_id uuid NOT NULL REFERENCES kiosk (id),
        code_id uuid NOT NULL REFERENCES citizen_code (id) CONSTRAINT citizen_session_one_per_code UNIQUE,
        started_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        rated boolean NOT NULL DEFAULT false,
        CONSTRAINT citizen_session_ends_after_start CHECK (expires_at > started_at)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX citizen_session_one_per_kiosk ON citizen_session (kiosk_id) WHERE ended_at IS NULL`);
    await runner.query(`
      CREATE TABLE idempotent_answer (
        key_hash bytea PRIMARY KEY,
        request_hash bytea NOT NULL,
        status integer,
        sealed_body bytea,
        answered_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX idempotent_answer_by_time ON idempotent_answer (answered_at)');
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON staff_account, staff_session, kiosk, citizen_code, citizen_session,
        idempotent_answer TO motcua247_service`);
    await runner.query(`
      GRANT DELETE ON idempotent_answer, citizen_session, citizen_code, staff_session TO motcua247_service`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotent_answer, citizen_session, citizen_code, kiosk');
    await runner.query('DROP TABLE staff_session, staff_account');
  }
}
