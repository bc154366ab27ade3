import pg from 'pg';

/**
 * In which tables of a database, those of the job queue included, a text stands in any row: as text, whatever its case, or
 * as the bytes of its UTF-8. Read as the owner, who may see everything.
 */
export async function tablesWith(databaseUrl: string, text: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY name`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await owner.query(
        `SELECT 1 FROM ${name} AS kept
          WHERE position(lower($1) IN lower(kept::text)) > 0
             OR position(encode(convert_to($1, 'UTF8'), 'hex') IN kept::text) > 0 LIMIT 1`,
        [text],
      );
      if (rowCount !== 0) found.push(name);
    }
    return found;
  } finally {
    await owner.end();
  }
}
