import { endWrongFactors } from '../../citizens/index.js';
import type { Actor } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { DossierRecords } from '../dossier-records.js';
import type { Dossier } from '../dossier.entity.js';

/**
 * Destroys the key of a closed dossier, and with it phone, name and pickup factor in every copy of them, and takes away what staff wrote
 * about its papers. The ledger keeps that it was done; whose it was it never knew. The dossier is locked by the caller.
 *
 * @returns false when there is nothing to erase: the dossier is open, or it was done before.
 */
export async function erasePerson(
  transaction: Transaction,
  records: DossierRecords,
  dossier: Dossier,
  actor: Actor,
): Promise<boolean> {
  if (dossier.closedAt === null || dossier.personErasedAt !== null) return false;
  await transaction.query('DELETE FROM dossier_key WHERE dossier_id = $1', [dossier.id]);
  // Nobody can answer for it any more; a sweep takes them away.
  await endWrongFactors(transaction, dossier.id);
  await records.change(transaction, dossier, 'personal_data_erased', actor, {
    phoneIndex: null,
    sealedPhone: null,
    sealedHolderName: null,
    pickupFactor: null,
    pickupFactorHash: null,
    missingPapers: null,
    reason: null,
    personErasedAt: transaction.at,
  });
  return true;
}
