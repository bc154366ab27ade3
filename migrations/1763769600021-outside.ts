import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

const before = ['waiting', 'sent', 'failed', 'unknown', 'withheld'];

/**
 * What comes from outside: what gateways report of codes, until when a citizen may stand at a kiosk without
 * touching it, and the codes by
 * which a device becomes a kiosk.
 */
export class Outside1763769600021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await allowDeliveries(runner, [...before, 'delivered', 'undelivered']);
    await runner.query('ALTER TABLE citizen_session ADD COLUMN idle_ends_at timestamptz');
    await runner.query('UPDATE citizen_session SET idle_ends_at = expires_at');
    await runner.query(`
      ALTER TABLE citizen_session ALTER COLUMN idle_ends_at SET NOT NULL,
        ADD CONSTRAINT citizen_session_idle_after_start CHECK (idle_ends_at > started_at)`);
    // A kiosk that no device is yet has no credential.
    await runner.query('ALTER TABLE kiosk ALTER COLUMN credential_hash DROP NOT NULL');
    await runner.query(`
      CREATE TABLE kiosk_set_up_code (
        id uuid PRIMARY KEY,
        kiosk_id uuid NOT NULL REFERENCES kiosk (id),
        code_hash bytea NOT NULL
          CONSTRAINT kiosk_set_up_code_once UNIQUE
          CONSTRAINT kiosk_set_up_code_hashed CHECK (octet_length(code_hash) = 32),
        opened_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        tries_left integer NOT NULL CONSTRAINT kiosk_set_up_code_tries_bounded CHECK (tries_left BETWEEN 0 AND 10),
        ended text CONSTRAINT kiosk_set_up_code_end_known CHECK (${oneOf('ended', ['used', 'replaced', 'exhausted'])}),
        CONSTRAINT kiosk_set_up_code_bounded CHECK (expires_at > opened_at),
        CONSTRAINT kiosk_set_up_code_ends_with_its_tries CHECK (tries_left > 0 OR ended IS NOT NULL)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX kiosk_set_up_code_one_open ON kiosk_set_up_code (kiosk_id) WHERE ended IS NULL`);
    await runner.query('GRANT SELECT, INSERT, DELETE ON kiosk_set_up_code TO motcua247_service');
    await runner.query('GRANT UPDATE (tries_left, ended) ON kiosk_set_up_code TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kiosk_set_up_code');
    await runner.query(
      'UPDATE kiosk SET credential_hash = sha256(id::text::bytea) WHERE credential_hash IS NULL',
    );
    await runner.query('ALTER TABLE kiosk ALTER COLUMN credential_hash SET NOT NULL');
    await runner.query('ALTER TABLE citizen_session DROP COLUMN idle_ends_at');
    await runner.query(
      `UPDATE citizen_code SET delivery = 'sent' WHERE delivery IN ('delivered', 'undelivered')`,
    );
    await allowDeliveries(runner, before);
  }
}

/** `delivered` and `undelivered` are what a gateway reports of a code that was sent, so there is one to be typed. */
async function allowDeliveries(runner: QueryRunner, deliveries: readonly string[]): Promise<void> {
  const withCode = deliveries.filter((delivery) => !['waiting', 'failed', 'withheld'].includes(delivery));
  await runner.query(`
    ALTER TABLE citizen_code
      DROP CONSTRAINT citizen_code_delivery_known,
      DROP CONSTRAINT citizen_code_hash_where_sent,
      ADD CONSTRAINT citizen_code_delivery_known CHECK (${oneOf('delivery', deliveries)}),
      ADD CONSTRAINT citizen_code_hash_where_sent CHECK (
        CASE
          WHEN ${oneOf('delivery', withCode)} THEN hash IS NOT NULL
          WHEN delivery IN ('failed', 'withheld') THEN hash IS NULL
          ELSE true
        END)`);
}
