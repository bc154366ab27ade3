import { DomainError, type Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { CatalogueIssue, ParsedCatalogue } from '../catalogue/index.js';
import { previewCatalogue, type CataloguePreview } from '../installation/catalogue-preview.js';
import { importCatalogue, lockCatalogue } from '../installation/import-catalogue.js';
import { listProcedures } from '../queries.js';

const mostNamed = 10;

/**
 * Makes a catalogue the one in force, if it does exactly what somebody has seen in its preview; all of it or nothing.
 * @param digest of the preview.
 * @returns what it changed.
 * @throws DomainError validation_failed for a catalogue with mistakes, preview_outdated
 */
export async function importPreviewed(
  transaction: Transaction,
  catalogue: ParsedCatalogue,
  digest: string,
  actor: Actor,
): Promise<Omit<CataloguePreview, 'digest'>> {
  if (catalogue.issues.length > 0) throw rejected(catalogue.issues);
  await lockCatalogue(transaction);
  const stored = await listProcedures(transaction.manager);
  const { digest: digestNow, ...changes } = previewCatalogue(stored, catalogue.procedures);
  if (digestNow !== digest) {
    throw new DomainError(
      'preview_outdated',
      'This is not what the preview showed: the file or the catalogue has changed since. Look at a new preview.',
    );
  }
  await importCatalogue(transaction, catalogue.procedures, actor);
  return changes;
}

function rejected(issues: readonly CatalogueIssue[]): DomainError {
  const named = issues
    .slice(0, mostNamed)
    .map((issue) => `line ${issue.line}, ${issue.column}: ${issue.message}`);
  const more = issues.length > mostNamed ? ` … and ${issues.length - mostNamed} more` : '';
  return new DomainError(
    'validation_failed',
    `The catalogue was not taken; nothing was changed. ${named.join('; ')}${more}`,
    { extensions: { issues } },
  );
}
