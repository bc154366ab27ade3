import { DomainError, type PhoneNumber } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { CodeParts } from '../codes/code-parts.js';
import { lockAskingKiosk } from '../kiosks/lock-kiosk.js';
import { lockPhoneLimits } from '../limits/locks.js';
import { isLocked, recordFailure, recordKioskFailure } from '../limits/phone-lock.js';
import { requireRoomToGuess } from '../limits/require-room.js';
import { beginSession, type StartedSession } from '../sessions/begin-session.js';
import { endSessionOfKiosk } from '../sessions/end-session.js';

/** A pickup QR that was held before a kiosk’s scanner, and the number that was typed with it. */
export interface ShownQr {
  readonly kioskId: string;
  readonly phone: PhoneNumber;
  /** What the QR is for, and whose phone that is; undefined when there is no such QR. */
  readonly found: { readonly dossierId: string; readonly phoneIndex: Buffer } | undefined;
  /** Uses the QR up, under the lock of its dossier. @returns false when that has happened meanwhile. */
  readonly redeem: () => Promise<boolean>;
}

/**
 * Begins a session to fetch one thing, with its pickup QR and its phone number. A QR that is none and a number that is not
 * its own are refused in the same words, and count as a wrong code does at the kiosk. For a phone only the number whose QR it is
 * counts, so that whoever finds a QR cannot try number after number; the number that was typed does not, or anybody could lock it.
 *
 * @throws DomainError unauthenticated, too_many_requests; pickup_qr_wrong, which costs a try.
 */
export async function startSessionByQr(
  transaction: Transaction,
  parts: CodeParts,
  { kioskId, phone, found, redeem }: ShownQr,
): Promise<StartedSession> {
  const phoneIndex = parts.phones.indexOf(phone);
  await lockAskingKiosk(transaction, kioskId);
  await lockPhoneLimits(transaction, phoneIndex, ...(found === undefined ? [] : [found.phoneIndex]));
  await requireRoomToGuess(transaction, parts, { phoneIndex, kioskId });
  if (found?.phoneIndex.equals(phoneIndex) === true) {
    // Sessions are locked before dossiers, by everybody.
    await endSessionOfKiosk(transaction, kioskId);
    if (await redeem()) {
      const { dossierId } = found;
      return beginSession(transaction, parts, { phone, purpose: 'pickup', kioskId, codeId: null, dossierId });
    }
  }
  const owner = found?.phoneIndex;
  if (owner === undefined || (await isLocked(transaction, owner))) {
    await recordKioskFailure(transaction, parts, kioskId);
  } else {
    await recordFailure(transaction, parts, { phoneIndex: owner, kioskId });
  }
  throw new DomainError(
    'pickup_qr_wrong',
    'The QR code and the phone number do not belong together. Check the number, or show the newest QR code.',
    { keepsChanges: true },
  );
}
