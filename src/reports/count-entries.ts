import type { EntityManager } from 'typeorm';

/**
 * How often things have happened since `since`, by the ledger.
 * @param kinds the ledger's kind of entry for each name of the answer.
 */
export async function countEntries<Name extends string>(
  manager: EntityManager,
  since: Date,
  kinds: Readonly<Record<Name, string>>,
): Promise<Record<Name, number>> {
  // The ledger's times are texts of one form (RFC 3339, UTC, milliseconds), so that they compare as texts.
  const rows = await manager.query<{ kind: string; count: number }[]>(
    `SELECT kind, count(*)::integer AS count FROM ledger_entry
      WHERE kind = ANY ($1) AND occurred_at >= $2 GROUP BY kind`,
    [Object.values(kinds), since.toISOString()],
  );
  const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
  const names = Object.keys(kinds) as Name[];
  return Object.fromEntries(names.map((name) => [name, counts.get(kinds[name]) ?? 0])) as Record<
    Name,
    number
  >;
}
