import type { EntityManager } from 'typeorm';
import { nameMatches } from '../queries/search-text.policy.js';
import { joinDossierKey, sealedPersonColumns, type Persons, type SealedPersonRow } from './persons.js';

/**
 * Names last until thirty days after a dossier's end, which at forty-five dossiers a day is some two thousand: they are
 * opened one after the other, newest first, and nothing about a name stands in the database (docs/adr/0021).
 */
const mostSearched = 20_000;
const pageSize = 1_000;

interface NamedRow extends SealedPersonRow {
  readonly created_at: Date;
}

/** The dossiers whose holder's name has words that begin with those sought, among the 20,000 newest that have a name. */
export async function findByName(
  manager: EntityManager,
  persons: Persons,
  sought: string,
): Promise<string[]> {
  const found: string[] = [];
  let last: NamedRow | undefined;
  for (let searched = 0; searched < mostSearched; searched += pageSize) {
    const rows: NamedRow[] = await manager.query(
      `SELECT ${sealedPersonColumns}, dossier.created_at FROM dossier ${joinDossierKey}
        WHERE dossier.sealed_holder_name IS NOT NULL
          AND ($1::timestamptz IS NULL OR (dossier.created_at, dossier.id) < ($1, $2::uuid))
        ORDER BY dossier.created_at DESC, dossier.id DESC LIMIT ${pageSize}`,
      [last?.created_at ?? null, last?.id ?? null],
    );
    for (const row of rows) {
      const { holderName } = persons.open(row);
      if (holderName !== null && nameMatches(holderName, sought)) found.push(row.id);
    }
    last = rows.at(-1);
    if (rows.length < pageSize) break;
  }
  return found;
}
