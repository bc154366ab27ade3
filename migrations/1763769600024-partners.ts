import type { MigrationInterface, QueryRunner } from 'typeorm';
import { recordInLedger } from './support.js';

/** Other offices' systems: who is let in, what they may do, and the keys by which they prove themselves. */
export class Partners1763769600024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE partner (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        scopes text[] NOT NULL CONSTRAINT partner_scopes_known CHECK (
          cardinality(scopes) > 0 AND scopes <@ ARRAY['dossiers.read', 'results.announce']
        ),
        department_code text REFERENCES department (code),
        ended_at timestamptz,
        version integer NOT NULL
      )`);
    await runner.query('CREATE UNIQUE INDEX partner_name_once ON partner (name) WHERE ended_at IS NULL');
    await recordInLedger(runner, 'partner');
    await runner.query(`
      CREATE TABLE partner_key (
        id uuid PRIMARY KEY,
        partner_id uuid NOT NULL REFERENCES partner (id),
        -- One in use and one that takes its place.
        place smallint NOT NULL CONSTRAINT partner_key_two_places CHECK (place IN (1, 2)),
        prefix text NOT NULL CONSTRAINT partner_key_prefix_form CHECK (prefix ~ '^[a-z0-9]{8}$'),
        hash bytea NOT NULL
          CONSTRAINT partner_key_once UNIQUE
          CONSTRAINT partner_key_hashed CHECK (octet_length(hash) = 32),
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        last_used_on date,
        CONSTRAINT partner_key_bounded CHECK (expires_at > made_at)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX partner_key_one_a_place ON partner_key (partner_id, place) WHERE ended_at IS NULL`);
    await runner.query('GRANT SELECT, INSERT ON partner, partner_key TO motcua247_service');
    await runner.query('GRANT UPDATE (version, ended_at) ON partner TO motcua247_service');
    await runner.query('GRANT UPDATE (ended_at, last_used_on) ON partner_key TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_key, partner');
  }
}
