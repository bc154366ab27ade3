import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

/**
 * A way to fetch other than the code of an SMS: a secret for what lies in a tray, and sessions that rest on it. Such a session
 * is for that dossier alone. And what some results ask of whoever fetches them, beside code or QR.
 */
export class PickupQr1763769600025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pickup_token (
        -- One at a time: the next takes the place of the last.
        dossier_id uuid PRIMARY KEY REFERENCES dossier (id),
        token_hash bytea NOT NULL
          CONSTRAINT pickup_token_once UNIQUE
          CONSTRAINT pickup_token_sha256 CHECK (octet_length(token_hash) = 32),
        given_at timestamptz NOT NULL
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON pickup_token TO motcua247_service');
    await runner.query(`
      ALTER TABLE citizen_session
        ALTER COLUMN code_id DROP NOT NULL,
        ADD COLUMN dossier_id uuid REFERENCES dossier (id),
        ADD CONSTRAINT citizen_session_by_code_or_qr CHECK (num_nonnulls(code_id, dossier_id) = 1),
        ADD CONSTRAINT citizen_session_by_qr_fetches CHECK (dossier_id IS NULL OR purpose = 'pickup'),
        ADD COLUMN factor_tries_left integer NOT NULL DEFAULT 3
          CONSTRAINT citizen_session_factor_tries_bounded CHECK (factor_tries_left BETWEEN 0 AND 3),
        ADD COLUMN factor_shown_for uuid REFERENCES dossier (id)`);
    await runner.query(`
      ALTER TABLE dossier
        ADD COLUMN pickup_factor text
          CONSTRAINT dossier_pickup_factor_known CHECK (${oneOf('pickup_factor', ['citizen_id_last_four', 'birth_date'])}),
        ADD COLUMN pickup_factor_hash bytea
          CONSTRAINT dossier_pickup_factor_sha256 CHECK (octet_length(pickup_factor_hash) = 32),
        ADD CONSTRAINT dossier_pickup_factor_whole CHECK ((pickup_factor IS NULL) = (pickup_factor_hash IS NULL)),
        ADD CONSTRAINT dossier_pickup_factor_until_erased CHECK (
          person_erased_at IS NULL OR pickup_factor_hash IS NULL)`);
    // A right code says nothing about the factor, so it ends no row of wrong ones.
    await runner.query(`
      ALTER TABLE code_failure ADD COLUMN of_factor boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // An older version knows no session without a code; its citizen begins once more.
    await runner.query('DELETE FROM citizen_session WHERE code_id IS NULL');
    await runner.query(`
      ALTER TABLE citizen_session DROP COLUMN dossier_id, DROP COLUMN factor_tries_left, DROP COLUMN factor_shown_for,
        ALTER COLUMN code_id SET NOT NULL`);
    await runner.query('ALTER TABLE dossier DROP COLUMN pickup_factor, DROP COLUMN pickup_factor_hash');
    await runner.query('ALTER TABLE code_failure DROP COLUMN of_factor');
    await runner.query('DROP TABLE pickup_token');
  }
}
