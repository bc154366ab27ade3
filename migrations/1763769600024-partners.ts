import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, recordInLedger } from './support.js';

/** Other offices' systems: who is let in, what they may do, the keys by which they prove themselves, what they are told. */
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
    await runner.query(`
      CREATE TABLE partner_webhook (
        partner_id uuid PRIMARY KEY REFERENCES partner (id),
        url text NOT NULL CONSTRAINT partner_webhook_url_form CHECK (url ~ '^https?://' AND char_length(url) <= 500),
        sealed_secret bytea NOT NULL
          CONSTRAINT partner_webhook_secret_sealed CHECK (octet_length(sealed_secret) = 60),
        -- Signs along for a while after a new one was made.
        sealed_old_secret bytea,
        old_secret_until timestamptz,
        switched_off_at timestamptz,
        CONSTRAINT partner_webhook_old_secret_ends CHECK (
          (sealed_old_secret IS NULL) = (old_secret_until IS NULL)
        )
      )`);
    await runner.query(`
      CREATE TABLE webhook_message (
        id uuid PRIMARY KEY,
        partner_id uuid NOT NULL REFERENCES partner_webhook (partner_id),
        type text NOT NULL,
        body text NOT NULL,
        queued_at timestamptz NOT NULL,
        state text NOT NULL CONSTRAINT webhook_message_state_known CHECK (
          ${oneOf('state', ['waiting', 'delivered', 'dead'])}
        ),
        attempts integer NOT NULL CONSTRAINT webhook_message_attempts_bounded CHECK (attempts BETWEEN 0 AND 8),
        next_attempt_at timestamptz,
        -- What came of the last attempt.
        detail text,
        CONSTRAINT webhook_message_due_while_waiting CHECK ((state = 'waiting') = (next_attempt_at IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX webhook_message_due ON webhook_message (next_attempt_at)');
    await runner.query('CREATE INDEX webhook_message_of_partner ON webhook_message (partner_id, state)');
    await runner.query('GRANT SELECT, INSERT, UPDATE ON partner_webhook TO motcua247_service');
    await runner.query('GRANT SELECT, INSERT, DELETE ON webhook_message TO motcua247_service');
    await runner.query(`
      GRANT UPDATE (state, attempts, next_attempt_at, detail) ON webhook_message TO motcua247_service`);
    await runner.query('GRANT SELECT, INSERT ON partner, partner_key TO motcua247_service');
    await runner.query('GRANT UPDATE (version, ended_at) ON partner TO motcua247_service');
    await runner.query('GRANT UPDATE (ended_at, last_used_on) ON partner_key TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_message, partner_webhook, partner_key, partner');
  }
}
