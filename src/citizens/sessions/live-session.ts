import { DomainError, holdsAt } from '../../kernel/index.js';
import type { CitizenPurpose, Transaction } from '../../platform/index.js';
import { CitizenSessionRecord } from './citizen-session.entity.js';

/** The citizen who stands before a kiosk: known by a phone, here for one thing. */
export interface LiveCitizenSession {
  readonly id: string;
  /** By which the phone's dossiers are found. */
  readonly phoneIndex: Buffer;
  /** See `CitizenPhones`. */
  readonly sealedPhone: Buffer;
  readonly purpose: CitizenPurpose;
  readonly kioskId: string;
  /** The one dossier it is for; null: all of the phone. */
  readonly dossierId: string | null;
  /** The dossier whose pickup factor was shown, if any. */
  readonly factorShownFor: string | null;
}

/** By what a session began; one that is for one dossier alone, by its pickup QR. */
export const shownBy = ({ dossierId }: Pick<LiveCitizenSession, 'dossierId'>): 'code' | 'pickup_qr' =>
  dossierId === null ? 'code' : 'pickup_qr';

/** A session with the times at which it will be over. */
export interface CitizenSessionTimes extends LiveCitizenSession {
  readonly expiresAt: Date;
  readonly idleEndsAt: Date;
}

/** Nobody has ended it, its minutes are not over, and its citizen has touched the kiosk lately: not ahead of the clock either. */
export function isLive({ endedAt, touchedAt: from, expiresAt, idleEndsAt }: LivesBy, at: Date): boolean {
  const until = idleEndsAt < expiresAt ? idleEndsAt : expiresAt;
  return endedAt === null && holdsAt({ from, until }, at);
}

type LivesBy = Pick<CitizenSessionRecord, 'endedAt' | 'touchedAt' | 'expiresAt' | 'idleEndsAt'>;

export function sessionEnded(): DomainError {
  return new DomainError('session_ended', 'Your session has ended. Ask for a new code.');
}

/**
 * Locks a session for the rest of the transaction and makes sure that it lives: what the guard saw may be over by now.
 * Every command of a citizen begins with it.
 *
 * @throws DomainError session_ended
 */
export async function requireLiveSession(
  transaction: Transaction,
  sessionId: string,
): Promise<LiveCitizenSession> {
  const session = await transaction.manager.findOne(CitizenSessionRecord, {
    where: { id: sessionId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!session || !isLive(session, transaction.at)) throw sessionEnded();
  const { id, phoneIndex, sealedPhone, purpose, kioskId, dossierId, factorShownFor } = session;
  return { id, phoneIndex, sealedPhone, purpose, kioskId, dossierId, factorShownFor };
}
