import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the staff console looks for and takes back: names without marks, and working days that were entered by mistake. */
export class Console1763769600011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Not the extension unaccent: the embedded PostgreSQL has none. Marks are taken off by decomposing the letters (NFD);
    // only đ is a letter of its own, and lower() leaves it alone in the locale C. Deterministic, so that a stored column and
    // an index may rest on it.
    await runner.query(`
      CREATE FUNCTION without_marks(name text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN translate(
          regexp_replace(lower(normalize(name, NFD)), U&'[\\0300-\\036F]', '', 'g'), 'đĐ', 'dd')`);
    await runner.query(`
      ALTER TABLE dossier ADD COLUMN holder_words tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, without_marks(holder_name))) STORED`);
    await runner.query('CREATE INDEX dossier_by_holder_words ON dossier USING gin (holder_words)');

    // An entry that was taken back keeps its row: the ledger numbers its changes.
    await runner.query('ALTER TABLE working_day_swap ADD COLUMN removed boolean NOT NULL DEFAULT false');
    await runner.query('ALTER TABLE working_day_swap ALTER COLUMN removed DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE working_day_swap DROP COLUMN removed');
    await runner.query('ALTER TABLE dossier DROP COLUMN holder_words');
    await runner.query('DROP FUNCTION without_marks(text)');
  }
}
