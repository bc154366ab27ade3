import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  deriveCitizenPhoneKey,
  derivePhoneIndexKey,
  deriveWrappingKey,
  indexPhone,
  openBytes,
  openPerson,
  sealBytes,
  sealPerson,
  secretFingerprint,
  systemRandomness,
  type PhoneNumber,
  type SealedPerson,
} from '../src/kernel/index.js';

const rowsAtOnce = 500;

interface ClearDossier {
  readonly id: string;
  readonly phone: PhoneNumber;
  readonly holder_name: string | null;
}

interface SealedDossier extends SealedPerson {
  readonly id: string;
}

interface ClearCitizen {
  readonly id: string;
  readonly phone: PhoneNumber;
}

interface SealedCitizen {
  readonly id: string;
  readonly sealed_phone: Buffer;
}

const tablesOfCitizens = ['citizen_code', 'citizen_session'] as const;

/** All rows of a selection in the order of their ids, some at a time. */
async function* pagesOf<Row extends { readonly id: string }>(
  runner: QueryRunner,
  selection: string,
): AsyncGenerator<Row[], void> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = (await runner.query(
      `SELECT * FROM (${selection}) AS selected WHERE id > $1 ORDER BY id LIMIT ${rowsAtOnce}`,
      [last],
    )) as Row[];
    yield rows;
    const newest = rows.at(-1);
    if (!newest) return;
    last = newest.id;
  }
}

/**
 * The content stays what it was, so that neither its version nor the ledger has anything to say about it. Afterwards the
 * table is written anew: what was in clear would else stay in its file until somebody vacuums it.
 */
async function carryOver(runner: QueryRunner, table: string, work: () => Promise<void>): Promise<void> {
  await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await work();
  await runner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

const writeAnew = (table: string, column: string): string =>
  `ALTER TABLE ${table} ALTER COLUMN ${column} TYPE integer USING (${column} + 0)`;

/**
 * Phones and names stand nowhere in clear any more: those of a dossier sealed under a key of its own, so that they can
 * be erased by destroying it; those of codes and sessions under one key; all found by a keyed index.
 *
 * @param secretKey of the service.
 */
export function sealedPersons(secretKey: Buffer): new () => MigrationInterface {
  const [indexKey, citizenKey] = [derivePhoneIndexKey(secretKey), deriveCitizenPhoneKey(secretKey)];
  const [wrappingKey, fingerprint] = [deriveWrappingKey(secretKey), secretFingerprint(secretKey)];

  return class SealedPersons1763769600019 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`
        CREATE TABLE dossier_key (
          dossier_id uuid PRIMARY KEY REFERENCES dossier (id),
          -- Nonce, key and tag.
          wrapped_key bytea NOT NULL
            CONSTRAINT dossier_key_wrapped CHECK (octet_length(wrapped_key) = 12 + 32 + 16),
          -- Which secret it is wrapped with.
          wrapped_by bytea NOT NULL CONSTRAINT dossier_key_names_secret CHECK (octet_length(wrapped_by) = 8)
        )`);
      await runner.query('GRANT SELECT, INSERT, DELETE ON dossier_key TO motcua247_service');
      await runner.query('DROP INDEX dossier_by_phone, dossier_by_holder_words');
      // Every number in E.164 has twelve characters.
      await runner.query(`
        ALTER TABLE dossier
          ADD COLUMN phone_index bytea
            CONSTRAINT dossier_phone_indexed CHECK (octet_length(phone_index) = 32),
          ADD COLUMN sealed_phone bytea
            CONSTRAINT dossier_phone_sealed CHECK (octet_length(sealed_phone) = 12 + 12 + 16),
          ADD COLUMN sealed_holder_name bytea
            CONSTRAINT dossier_holder_name_sealed CHECK (octet_length(sealed_holder_name) > 12 + 16),
          ADD COLUMN person_erased_at timestamptz`);
      await carryOver(runner, 'dossier', () => this.sealDossiers(runner));
      await runner.query('ALTER TABLE dossier DROP COLUMN holder_words');
      await runner.query('ALTER TABLE dossier DROP COLUMN phone, DROP COLUMN holder_name');
      await runner.query('DROP FUNCTION without_marks(text)');
      await runner.query(`
        ALTER TABLE dossier
          ADD CONSTRAINT dossier_person_until_erased CHECK (
            CASE
              WHEN person_erased_at IS NULL THEN phone_index IS NOT NULL AND sealed_phone IS NOT NULL
              ELSE num_nonnulls(phone_index, sealed_phone, sealed_holder_name, missing_papers, reason) = 0
            END),
          ADD CONSTRAINT dossier_person_erased_after_the_end CHECK (
            person_erased_at IS NULL OR closed_at IS NOT NULL),
          DROP CONSTRAINT dossier_withdrawal_has_reason,
          ADD CONSTRAINT dossier_withdrawal_has_reason CHECK (
            state <> 'withdrawn' OR reason IS NOT NULL OR person_erased_at IS NOT NULL)`);
      await runner.query(writeAnew('dossier', 'last_reminder_day'));
      await runner.query('CREATE INDEX dossier_by_phone ON dossier (phone_index)');
      await runner.query(`
        CREATE INDEX dossier_named_by_time ON dossier (created_at, id) WHERE sealed_holder_name IS NOT NULL`);
      await runner.query(`
        CREATE INDEX dossier_person_to_erase ON dossier (closed_at)
          WHERE closed_at IS NOT NULL AND person_erased_at IS NULL`);

      await runner.query('DROP INDEX citizen_code_one_alive, citizen_code_of_phone');
      for (const table of tablesOfCitizens) {
        await runner.query(`
          ALTER TABLE ${table}
            ADD COLUMN phone_index bytea
              CONSTRAINT ${table}_phone_indexed CHECK (octet_length(phone_index) = 32),
            ADD COLUMN sealed_phone bytea
              CONSTRAINT ${table}_phone_sealed CHECK (octet_length(sealed_phone) = 12 + 12 + 16)`);
        await this.sealCitizens(runner, table);
        await runner.query(`
          ALTER TABLE ${table} DROP COLUMN phone,
            ALTER COLUMN phone_index SET NOT NULL, ALTER COLUMN sealed_phone SET NOT NULL`);
      }
      await runner.query(writeAnew('citizen_code', 'tries_left'));
      await runner.query('ALTER TABLE citizen_session ALTER COLUMN rated TYPE boolean USING (rated IS TRUE)');
      await this.indexCodes(runner, 'phone_index');
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP INDEX citizen_code_one_alive, citizen_code_of_phone');
      for (const table of tablesOfCitizens) {
        await runner.query(`ALTER TABLE ${table} ADD COLUMN phone text`);
        await this.openCitizens(runner, table);
        await runner.query(`
          ALTER TABLE ${table} DROP COLUMN phone_index, DROP COLUMN sealed_phone,
            ALTER COLUMN phone SET NOT NULL`);
      }
      await this.indexCodes(runner, 'phone');

      // What has been erased does not come back: an older version finds a dossier without a number.
      await runner.query(
        `ALTER TABLE dossier ADD COLUMN phone text NOT NULL DEFAULT '', ADD COLUMN holder_name text`,
      );
      await runner.query('ALTER TABLE dossier ALTER COLUMN phone DROP DEFAULT');
      await carryOver(runner, 'dossier', async () => {
        await this.openDossiers(runner);
        await runner.query(`
          UPDATE dossier SET reason = '–' WHERE state = 'withdrawn' AND person_erased_at IS NOT NULL`);
      });
      await runner.query(`
        ALTER TABLE dossier DROP COLUMN phone_index, DROP COLUMN sealed_phone, DROP COLUMN sealed_holder_name,
          DROP COLUMN person_erased_at`);
      await runner.query(`
        ALTER TABLE dossier ADD CONSTRAINT dossier_withdrawal_has_reason CHECK (
          state <> 'withdrawn' OR reason IS NOT NULL)`);
      await runner.query('CREATE INDEX dossier_by_phone ON dossier (phone)');
      await runner.query(`
        CREATE FUNCTION without_marks(name text) RETURNS text
          LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
          RETURN translate(
            regexp_replace(lower(normalize(name, NFD)), U&'[\\0300-\\036F]', '', 'g'), 'đĐ', 'dd')`);
      await runner.query(`
        ALTER TABLE dossier ADD COLUMN holder_words tsvector
          GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, without_marks(holder_name))) STORED`);
      await runner.query('CREATE INDEX dossier_by_holder_words ON dossier USING gin (holder_words)');
      await runner.query('DROP TABLE dossier_key');
    }

    private async sealDossiers(runner: QueryRunner): Promise<void> {
      const selection = 'SELECT id, phone, holder_name FROM dossier';
      for await (const rows of pagesOf<ClearDossier>(runner, selection)) {
        for (const { id, phone, holder_name: holderName } of rows) {
          const sealed = sealPerson(wrappingKey, id, { phone, holderName }, systemRandomness);
          await runner.query(
            'UPDATE dossier SET phone_index = $2, sealed_phone = $3, sealed_holder_name = $4 WHERE id = $1',
            [id, indexPhone(indexKey, phone), sealed.sealedPhone, sealed.sealedHolderName],
          );
          await runner.query(
            'INSERT INTO dossier_key (dossier_id, wrapped_key, wrapped_by) VALUES ($1, $2, $3)',
            [id, sealed.wrappedKey, fingerprint],
          );
        }
      }
    }

    private async openDossiers(runner: QueryRunner): Promise<void> {
      const selection = `
        SELECT id, sealed_phone AS "sealedPhone", sealed_holder_name AS "sealedHolderName",
               wrapped_key AS "wrappedKey" FROM dossier JOIN dossier_key ON dossier_id = id`;
      for await (const rows of pagesOf<SealedDossier>(runner, selection)) {
        for (const { id, ...sealed } of rows) {
          const { phone, holderName } = openPerson(wrappingKey, id, sealed);
          await runner.query('UPDATE dossier SET phone = $2, holder_name = $3 WHERE id = $1', [
            id,
            phone,
            holderName,
          ]);
        }
      }
    }

    private async sealCitizens(runner: QueryRunner, table: string): Promise<void> {
      for await (const rows of pagesOf<ClearCitizen>(runner, `SELECT id, phone FROM ${table}`)) {
        for (const { id, phone } of rows) {
          const sealed = sealBytes(citizenKey, id, Buffer.from(phone, 'utf8'), systemRandomness);
          await runner.query(`UPDATE ${table} SET phone_index = $2, sealed_phone = $3 WHERE id = $1`, [
            id,
            indexPhone(indexKey, phone),
            sealed,
          ]);
        }
      }
    }

    private async openCitizens(runner: QueryRunner, table: string): Promise<void> {
      for await (const rows of pagesOf<SealedCitizen>(runner, `SELECT id, sealed_phone FROM ${table}`)) {
        for (const { id, sealed_phone: sealed } of rows) {
          const phone = openBytes(citizenKey, id, sealed).toString('utf8');
          await runner.query(`UPDATE ${table} SET phone = $2 WHERE id = $1`, [id, phone]);
        }
      }
    }

    private async indexCodes(runner: QueryRunner, column: string): Promise<void> {
      await runner.query(`
        CREATE UNIQUE INDEX citizen_code_one_alive ON citizen_code (${column}, purpose, kiosk_id)
          WHERE ended IS NULL`);
      await runner.query(`CREATE INDEX citizen_code_of_phone ON citizen_code (${column}, requested_at)`);
    }
  };
}
