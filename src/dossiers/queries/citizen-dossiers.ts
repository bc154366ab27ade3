import type { EntityManager } from 'typeorm';
import { addMs, dayMs } from '../../kernel/index.js';
import { selectDossiers, type DossierRow } from './dossier-rows.js';

/** As long as the phone number is kept after the end (Law 91/2025/QH15: no longer than the purpose asks for). */
const shownAfterTheEndMs = 30 * dayMs;

/** Nobody has more; who has, sees the newest. */
const mostShown = 50;

const belongsToPhone = 'dossier.phone_index = $1 AND (dossier.closed_at IS NULL OR dossier.closed_at > $2)';

const parametersOf = (phoneIndex: Buffer, at: Date) => [phoneIndex, addMs(at, -shownAfterTheEndMs)];

/** What a citizen has here, open or closed not long ago; the newest first. */
export function listCitizenDossiers(
  manager: EntityManager,
  phoneIndex: Buffer,
  at: Date,
): Promise<DossierRow[]> {
  return selectDossiers(
    manager,
    `WHERE ${belongsToPhone} ORDER BY dossier.created_at DESC, dossier.id LIMIT ${mostShown}`,
    parametersOf(phoneIndex, at),
  );
}

/** Whether `listCitizenDossiers` would list anything. */
export async function isAnythingToLookUp(
  manager: EntityManager,
  phoneIndex: Buffer,
  at: Date,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM dossier WHERE ${belongsToPhone} LIMIT 1`,
    parametersOf(phoneIndex, at),
  );
  return rows.length > 0;
}
