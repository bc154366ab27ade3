import type { Transaction } from '../platform/index.js';

/**
 * Whether a door operation for the dossier, or on the tray it is bound to, is not settled. Certain while the dossier is
 * locked: whoever authorises an operation locks the dossier first.
 */
export async function isOperationPending(
  transaction: Transaction,
  dossierId: string,
  trayLabel: string | null,
): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT 1 FROM door_operation
      WHERE settled_at IS NULL AND (dossier_id = $1 OR tray_label = $2) LIMIT 1`,
    [dossierId, trayLabel],
  );
  return rows.length > 0;
}

/** Trays that were to be opened for the dossier and did not: its papers never came near them. */
export async function traysThatDidNotOpen(transaction: Transaction, dossierId: string): Promise<string[]> {
  const rows = await transaction.query<{ tray_label: string }>(
    `SELECT DISTINCT tray_label FROM door_operation
      WHERE dossier_id = $1 AND settlement = 'not_moved' AND outcome = 'not_opened'`,
    [dossierId],
  );
  return rows.map((row) => row.tray_label);
}
