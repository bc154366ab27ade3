import type { Transaction } from '../../platform/index.js';

/** Ends the pickup QR of a dossier, if there is one. */
export async function endPickupQr(transaction: Transaction, dossierId: string): Promise<void> {
  await transaction.query('DELETE FROM pickup_token WHERE dossier_id = $1', [dossierId]);
}

/** Whatever was given and not used. @returns how many */
export async function endEveryPickupQr(transaction: Transaction): Promise<number> {
  const ended = await transaction.query('DELETE FROM pickup_token RETURNING dossier_id');
  return ended.length;
}
