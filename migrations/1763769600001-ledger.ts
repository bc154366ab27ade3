import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger and the role that may append to it. The database itself checks every link of the chain, so that no defect
 * of the service can write an entry that does not verify.
 */
export class Ledger1763769600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the cluster, not to the database: another database may have made it already, even just now.
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'motcua247_service') THEN
          CREATE ROLE motcua247_service NOLOGIN;
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
    // Who made a role may not yet act as it (since PostgreSQL 16); a superuser may act as every role.
    await runner.query(`
      DO $$ BEGIN
        IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
          GRANT motcua247_service TO CURRENT_USER;
        END IF;
      EXCEPTION WHEN insufficient_privilege THEN
        IF NOT pg_has_role(current_user, 'motcua247_service', 'MEMBER') THEN
          RAISE EXCEPTION 'The role motcua247_service was made by another user of this server. Let a superuser run: GRANT motcua247_service TO %', quote_ident(current_user)
            USING ERRCODE = 'insufficient_privilege';
        END IF;
      END $$`);
    await runner.query('GRANT USAGE ON SCHEMA public TO motcua247_service');

    await runner.query(`
      CREATE TABLE ledger_head (
        singleton boolean PRIMARY KEY DEFAULT true CONSTRAINT ledger_head_one CHECK (singleton),
        sequence bigint NOT NULL CONSTRAINT ledger_head_sequence_from_zero CHECK (sequence >= 0),
        hash bytea NOT NULL CONSTRAINT ledger_head_hash_sha256 CHECK (octet_length(hash) = 32)
      )`);
    await runner.query(
      `INSERT INTO ledger_head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'))`,
    );

    await runner.query(`
      CREATE TABLE ledger_entry (
        sequence bigint PRIMARY KEY,
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        body text NOT NULL,
        kind text NOT NULL GENERATED ALWAYS AS (body::jsonb ->> 'kind') STORED,
        occurred_at text NOT NULL GENERATED ALWAYS AS (body::jsonb ->> 'at') STORED,
        subject_type text NOT NULL GENERATED ALWAYS AS (body::jsonb -> 'subject' ->> 'type') STORED,
        subject_id text NOT NULL GENERATED ALWAYS AS (body::jsonb -> 'subject' ->> 'id') STORED,
        subject_version integer NOT NULL GENERATED ALWAYS AS ((body::jsonb -> 'subject' ->> 'version')::integer) STORED,
        CONSTRAINT ledger_entry_subject_version_once UNIQUE (subject_type, subject_id, subject_version)
      )`);
    await runner.query('CREATE INDEX ledger_entry_by_kind ON ledger_entry (kind, sequence)');

    // The head is nobody's to write: these functions run with the rights of their owner.
    await runner.query(`
      CREATE FUNCTION ledger_lock_head() RETURNS TABLE (sequence bigint, hash bytea)
        LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
        AS $$ SELECT head.sequence, head.hash FROM ledger_head head FOR UPDATE $$`);
    await runner.query(`
      CREATE FUNCTION ledger_check_link() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
        AS $$
        DECLARE head ledger_head%ROWTYPE;
        BEGIN
          SELECT * INTO head FROM ledger_head FOR UPDATE;
          IF NEW.sequence <> head.sequence + 1
             OR (NEW.body::jsonb ->> 'sequence')::bigint IS DISTINCT FROM NEW.sequence THEN
            RAISE EXCEPTION 'ledger entry % does not follow %', NEW.sequence, head.sequence USING ERRCODE = 'MC001';
          END IF;
          IF NEW.previous_hash <> head.hash
             OR NEW.hash <> sha256(NEW.previous_hash || convert_to(NEW.body, 'UTF8')) THEN
            RAISE EXCEPTION 'ledger entry % is not linked to its predecessor', NEW.sequence USING ERRCODE = 'MC001';
          END IF;
          UPDATE ledger_head SET sequence = NEW.sequence, hash = NEW.hash;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER ledger_entry_link BEFORE INSERT ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_check_link()`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'MC001';
        END $$`);
    await runner.query(`
      CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER ledger_head_kept BEFORE DELETE OR TRUNCATE ON ledger_head
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);

    // For every table whose rows have a version: a change raises it by one and is in the ledger at the commit.
    await runner.query(`
      CREATE FUNCTION require_next_version() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.version <> OLD.version + 1 THEN
            RAISE EXCEPTION '% must go from version % to %', TG_TABLE_NAME, OLD.version, OLD.version + 1
              USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE FUNCTION require_ledger_entry() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
        AS $$
        DECLARE id text := to_jsonb(NEW) ->> TG_ARGV[0];
        BEGIN
          IF NOT EXISTS (
            SELECT FROM ledger_entry
             WHERE subject_type = TG_TABLE_NAME AND subject_id = id AND subject_version = NEW.version
          ) THEN
            RAISE EXCEPTION '% % version % has no ledger entry', TG_TABLE_NAME, id, NEW.version
              USING ERRCODE = 'MC001';
          END IF;
          RETURN NULL;
        END $$`);

    await runner.query('REVOKE ALL ON ledger_entry, ledger_head FROM PUBLIC');
    await runner.query('GRANT SELECT, INSERT ON ledger_entry TO motcua247_service');
    await runner.query('GRANT SELECT ON ledger_head TO motcua247_service');
    await runner.query('REVOKE ALL ON FUNCTION ledger_lock_head() FROM PUBLIC');
    await runner.query('GRANT EXECUTE ON FUNCTION ledger_lock_head() TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger_entry');
    await runner.query('DROP TABLE ledger_head');
    await runner.query('DROP FUNCTION ledger_lock_head(), ledger_check_link(), refuse_change()');
    await runner.query('DROP FUNCTION require_next_version(), require_ledger_entry()');
    await runner.query('REVOKE USAGE ON SCHEMA public FROM motcua247_service');
    // The role stays: other databases of the cluster may use it.
  }
}
