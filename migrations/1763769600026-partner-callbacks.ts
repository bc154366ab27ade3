import type { MigrationInterface, QueryRunner } from 'typeorm';

const scopes = `'dossiers.read', 'results.announce'`;

/** What partners report: a scope for it, and the secrets by which they sign it. */
export class PartnerCallbacks1763769600026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await knowScopes(runner, `${scopes}, 'progress.report'`);
    await runner.query(`
      CREATE TABLE partner_callback_secret (
        partner_id uuid PRIMARY KEY REFERENCES partner (id),
        sealed_secret bytea NOT NULL
          CONSTRAINT partner_callback_secret_sealed CHECK (octet_length(sealed_secret) = 60),
        made_at timestamptz NOT NULL,
        -- Taken for a while after a new one was made.
        sealed_old_secret bytea,
        old_secret_until timestamptz,
        CONSTRAINT partner_callback_old_secret_ends CHECK (
          (sealed_old_secret IS NULL) = (old_secret_until IS NULL)
        )
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON partner_callback_secret TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_callback_secret');
    // An older version knows no such scope. A partner that has no other is let in no more.
    await runner.query('ALTER TABLE partner DISABLE TRIGGER USER');
    await runner.query(`
      UPDATE partner SET ended_at = COALESCE(ended_at, now()), scopes = ARRAY['dossiers.read']
       WHERE scopes = ARRAY['progress.report']`);
    await runner.query(`UPDATE partner SET scopes = array_remove(scopes, 'progress.report')`);
    await runner.query('ALTER TABLE partner ENABLE TRIGGER USER');
    await knowScopes(runner, scopes);
  }
}

async function knowScopes(runner: QueryRunner, known: string): Promise<void> {
  await runner.query(`
    ALTER TABLE partner DROP CONSTRAINT partner_scopes_known,
      ADD CONSTRAINT partner_scopes_known CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY[${known}])`);
}
