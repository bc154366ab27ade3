import type { EntityManager } from 'typeorm';
import type { LedgerPage, LedgerQuery } from './ledger.schemas.js';

type Entry = LedgerPage['entries'][number];

interface Row {
  readonly sequence: string;
  readonly hash: Buffer;
  readonly body: string;
  readonly actor_name: string | null;
}

/** The entries of the ledger as they stand there, the newest first. */
export async function readLedgerPage(
  manager: EntityManager,
  { before, limit, subject }: LedgerQuery,
): Promise<LedgerPage> {
  const rows = await manager.query<Row[]>(
    `SELECT entry.sequence, entry.hash, entry.body, COALESCE(account.display_name, partner.name) AS actor_name
       FROM ledger_entry entry
       LEFT JOIN staff_account account ON account.id::text = entry.body::jsonb -> 'actor' ->> 'id'
       LEFT JOIN partner ON partner.id::text = entry.body::jsonb -> 'actor' ->> 'id'
      WHERE ($1::bigint IS NULL OR entry.sequence < $1) AND ($2::text IS NULL OR entry.subject_type = $2)
      ORDER BY entry.sequence DESC LIMIT $3`,
    // One more than asked for shows whether there is anything older.
    [before ?? null, subject ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  return {
    entries: shown.map(entryOf),
    before: rows.length > limit ? Number(shown.at(-1)?.sequence) : null,
  };
}

function entryOf({ sequence, hash, body, actor_name }: Row): Entry {
  const { at, kind, subject, actor, details } = JSON.parse(body) as Pick<
    Entry,
    'at' | 'kind' | 'subject' | 'details'
  > & { readonly actor: { readonly type: string; readonly id: string } };
  return {
    sequence: Number(sequence),
    at,
    kind,
    subject,
    actor: { ...actor, displayName: actor_name },
    details,
    hash: hash.toString('hex'),
  };
}
