import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which of two openings came later. A clock can stand still or be set back; what has opened a tray since must be seen all
 * the same, or it would open once more for whoever stood there before.
 */
export class OpeningOrder1763769600013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE door_operation ADD COLUMN ordinal bigint');
    // Numbering what is there changes no opening: it is no new version of it, and nothing for the ledger.
    await runner.query('ALTER TABLE door_operation DISABLE TRIGGER USER');
    await runner.query(`
      UPDATE door_operation SET ordinal = authorised.ordinal
        FROM (SELECT subject_id, row_number() OVER (ORDER BY sequence) AS ordinal FROM ledger_entry
               WHERE subject_type = 'door_operation' AND subject_version = 1) authorised
       WHERE authorised.subject_id = door_operation.id::text`);
    await runner.query('ALTER TABLE door_operation ENABLE TRIGGER USER');
    await runner.query('ALTER TABLE door_operation ALTER COLUMN ordinal SET NOT NULL');
    await runner.query('ALTER TABLE door_operation ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY');
    await runner.query(`
      SELECT setval(pg_get_serial_sequence('door_operation', 'ordinal'), coalesce(max(ordinal), 0) + 1, false)
        FROM door_operation`);
    await runner.query('DROP INDEX door_operation_by_dossier');
    await runner.query('DROP INDEX door_operation_by_tray');
    await runner.query('CREATE INDEX door_operation_by_dossier ON door_operation (dossier_id, ordinal)');
    await runner.query('CREATE INDEX door_operation_by_tray ON door_operation (tray_label, ordinal)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE door_operation DROP COLUMN ordinal');
    await runner.query(
      'CREATE INDEX door_operation_by_dossier ON door_operation (dossier_id, authorised_at)',
    );
    await runner.query('CREATE INDEX door_operation_by_tray ON door_operation (tray_label, authorised_at)');
  }
}
