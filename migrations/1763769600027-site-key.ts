import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordInLedger } from './support.js';

/**
 * The key of the site, wrapped with SECRET_KEY, so that SECRET_KEY can be replaced. The service's role has no right to it:
 * the owner reads it at the start.
 */
export class SiteKey1763769600027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE site_key (
        id text PRIMARY KEY CONSTRAINT site_key_one CHECK (id = 'site'),
        -- Nonce, key and tag.
        wrapped_key bytea NOT NULL
          CONSTRAINT site_key_wrapped CHECK (octet_length(wrapped_key) = 12 + 32 + 16),
        -- Which SECRET_KEY it is wrapped with.
        wrapped_by bytea NOT NULL CONSTRAINT site_key_names_secret CHECK (octet_length(wrapped_by) = 8),
        wrapped_at timestamptz NOT NULL,
        version integer NOT NULL
      )`);
    await recordInLedger(runner, 'site_key');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE site_key');
  }
}
