import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Heads of the ledger under a signature whose key is not in the database. A row can be made by whoever has the key, and by
 * nobody for an entry that is not there.
 */
export class SignedHeads1763769600016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_signed_head (
        sequence bigint PRIMARY KEY,
        hash bytea NOT NULL,
        signed_at timestamptz NOT NULL,
        public_key bytea NOT NULL CONSTRAINT ledger_signed_head_public_key_ed25519 CHECK (octet_length(public_key) = 32),
        signature bytea NOT NULL CONSTRAINT ledger_signed_head_signature_ed25519 CHECK (octet_length(signature) = 64)
      )`);
    await runner.query(`
      CREATE FUNCTION ledger_check_signed_head() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
        AS $$
        BEGIN
          IF NOT EXISTS (SELECT FROM ledger_entry WHERE sequence = NEW.sequence AND hash = NEW.hash) THEN
            RAISE EXCEPTION 'there is no ledger entry % with this hash', NEW.sequence USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER ledger_signed_head_of_an_entry BEFORE INSERT ON ledger_signed_head
        FOR EACH ROW EXECUTE FUNCTION ledger_check_signed_head()`);
    await runner.query(`
      CREATE TRIGGER ledger_signed_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_signed_head
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query('REVOKE ALL ON ledger_signed_head FROM PUBLIC');
    await runner.query('GRANT SELECT, INSERT ON ledger_signed_head TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger_signed_head');
    await runner.query('DROP FUNCTION ledger_check_signed_head()');
  }
}
