import type { Transaction } from '../../platform/index.js';
import type { Expected } from '../audit-item.policy.js';

/** SQL over `tray` and `dossier`, the one that is bound to it: what the records say lies in the tray. */
export const expectedSql = `
  CASE WHEN NOT tray.content_known OR NOT coalesce(dossier.custody_certain, true) THEN 'unknown'
       WHEN dossier.custody = 'tray' THEN 'papers'
       ELSE 'nothing' END`;

export async function expectedIn(transaction: Transaction, trayLabel: string): Promise<Expected> {
  const [row] = await transaction.query<{ expected: Expected }>(
    `SELECT ${expectedSql} AS expected FROM tray LEFT JOIN dossier ON dossier.tray_label = tray.label
      WHERE tray.label = $1`,
    [trayLabel],
  );
  return row?.expected ?? 'unknown';
}
