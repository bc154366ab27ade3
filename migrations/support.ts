import type { QueryRunner } from 'typeorm';

/** Makes the database insist that every change of a table's rows is numbered and recorded in the ledger. */
export async function recordInLedger(runner: QueryRunner, table: string, idColumn = 'id'): Promise<void> {
  await runner.query(`
    CREATE TRIGGER ${table}_next_version BEFORE UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION require_next_version()`);
  await runner.query(`
    CREATE CONSTRAINT TRIGGER ${table}_in_ledger AFTER INSERT OR UPDATE ON ${table}
      DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('${idColumn}')`);
  await runner.query(`
    CREATE TRIGGER ${table}_never_deleted BEFORE DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
}

/** A value of a closed list; `NULL` passes where the column allows it. */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
}
