import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A way to fetch other than the code of an SMS: a secret for what lies in a tray, and sessions that rest on it. Such a session
 * is for that dossier alone.
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
        ADD CONSTRAINT citizen_session_by_qr_fetches CHECK (dossier_id IS NULL OR purpose = 'pickup')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // An older version knows no session without a code; its citizen begins once more.
    await runner.query('DELETE FROM citizen_session WHERE code_id IS NULL');
    await runner.query(
      'ALTER TABLE citizen_session DROP COLUMN dossier_id, ALTER COLUMN code_id SET NOT NULL',
    );
    await runner.query('DROP TABLE pickup_token');
  }
}
