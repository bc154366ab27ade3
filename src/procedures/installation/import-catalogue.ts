import { In } from 'typeorm';
import type { Actor } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/index.js';
import type { Procedure } from '../catalogue/index.js';
import { CatalogueProcedure } from '../entities/index.js';
import { compareCatalogue, type CatalogueCounts } from './catalogue-changes.js';

/**
 * Makes these procedures the catalogue: new ones are added, known ones brought up to date, and those that are missing are
 * no longer offered; they stay, because dossiers name them.
 * @param procedures checked already, see `loadCatalogue`.
 */
export async function importCatalogue(
  transaction: Transaction,
  procedures: readonly Procedure[],
  actor: Actor,
): Promise<CatalogueCounts> {
  await lockCatalogue(transaction);
  const stored = await transaction.manager.find(CatalogueProcedure);
  const { toSave, toWithdraw, counts } = compareCatalogue(stored, procedures);
  if (toSave.length > 0) await transaction.manager.upsert(CatalogueProcedure, [...toSave], ['code']);
  if (toWithdraw.length > 0) {
    await transaction.manager.update(CatalogueProcedure, { code: In(toWithdraw) }, { offered: false });
  }
  appendToLedger(transaction, {
    kind: 'catalogue.imported',
    subject: { type: 'catalogue', id: 'procedures', version: await nextVersion(transaction) },
    actor,
    details: { ...counts, withdrawnCodes: toWithdraw },
  });
  return counts;
}

/** One import at a time, from here to the end of the transaction; readers go on. */
export async function lockCatalogue(transaction: Transaction): Promise<void> {
  await transaction.query('LOCK TABLE procedure IN SHARE ROW EXCLUSIVE MODE');
}

/** The catalogue as a whole has no row of its own: the ledger alone numbers its versions. For who holds its lock. */
export async function nextVersion(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ last: number }>(
    `SELECT coalesce(max(subject_version), 0) AS last FROM ledger_entry
      WHERE subject_type = 'catalogue' AND subject_id = 'procedures'`,
  );
  return (row?.last ?? 0) + 1;
}
