import type { Transaction } from '../platform/index.js';
import type { Dossier } from './dossier.entity.js';

/**
 * Over `dossier`: whether the last thing that happened to it was that an officer found it missing. Whatever clears that
 * up, a later look above all, is a later version of the dossier.
 */
export const missingCondition = `EXISTS (
  SELECT FROM ledger_entry entry
   WHERE entry.subject_type = 'dossier' AND entry.subject_id = dossier.id::text
     AND entry.subject_version = dossier.version AND entry.kind = 'dossier.missing')`;

/** Whether an officer has looked for a locked dossier in its tray, in vain, and nothing was cleared up since. */
export async function isMissing(transaction: Transaction, { id }: Dossier): Promise<boolean> {
  const [row] = await transaction.query<{ missing: boolean }>(
    `SELECT ${missingCondition} AS missing FROM dossier WHERE id = $1`,
    [id],
  );
  return row?.missing ?? false;
}
