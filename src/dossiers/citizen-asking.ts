import type { LiveCitizenSession } from '../citizens/index.js';
import { DomainError, type Actor } from '../kernel/index.js';
import type { Transaction } from '../platform/index.js';
import type { Dossier } from './dossier.entity.js';

/** The citizen who stands at a kiosk: a session that was begun for this number, or for one dossier of it. */
export type CitizenAsking = Pick<LiveCitizenSession, 'id' | 'phoneIndex' | 'dossierId'>;

/** Whether a dossier is what the citizen has come for: one of the phone, or the one that the session is for. */
export function isFor({ phoneIndex, dossierId }: CitizenAsking, dossier: Dossier): boolean {
  const ofPhone = dossier.phoneIndex?.equals(phoneIndex) === true;
  return ofPhone && (dossierId === null || dossierId === dossier.id);
}

/** Of others it is not even told that it exists. */
export function noSuchDossier(): DomainError {
  return new DomainError('not_found', 'There is no such dossier.');
}

/** In the ledger a citizen is their session, never their number. */
export function citizenActor(citizen: CitizenAsking): Actor {
  return { type: 'citizen', id: citizen.id };
}

/**
 * One door at a time for one person: the next opens when the last is settled. The session is locked by the caller.
 * @throws DomainError door_operation_pending
 */
export async function refuseSecondOpening(transaction: Transaction, citizen: CitizenAsking): Promise<void> {
  const rows = await transaction.query(
    'SELECT 1 FROM door_operation WHERE citizen_session_id = $1 AND settled_at IS NULL LIMIT 1',
    [citizen.id],
  );
  if (rows.length === 0) return;
  throw new DomainError('door_operation_pending', 'Your last tray is not closed yet. Close it first.');
}
