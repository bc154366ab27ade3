import { addMs, minuteMs, secondMs, type PhoneNumber } from '../../kernel/index.js';
import { mintToken, type CitizenPurpose, type Transaction } from '../../platform/index.js';
import type { CodeParts } from '../codes/code-parts.js';
import { endWrongCodes } from '../limits/phone-lock.js';
import { CitizenSessionRecord } from './citizen-session.entity.js';
import { endSessionOfKiosk } from './end-session.js';

/** Whoever has shown what a session takes. */
interface Shown {
  readonly phone: PhoneNumber;
  readonly purpose: CitizenPurpose;
  readonly kioskId: string;
}

/** What was shown: the code that was sent to the phone, or the pickup QR of one dossier. */
type Ground =
  | { readonly codeId: string; readonly dossierId: null }
  | { readonly codeId: null; readonly dossierId: string };

export interface StartedSession {
  readonly token: string;
  readonly session: CitizenSessionRecord;
}

/** Begins a session, under the locks of kiosk and phone; the kiosk’s former one ends, and the failures on what was shown. */
export async function beginSession(
  transaction: Transaction,
  parts: CodeParts,
  { phone, purpose, kioskId, ...ground }: Shown & Ground,
): Promise<StartedSession> {
  const { sessions } = parts.site;
  const phoneIndex = parts.phones.indexOf(phone);
  await endWrongCodes(transaction, phoneIndex, ground.codeId);
  await endSessionOfKiosk(transaction, kioskId);
  const { token, hash: tokenHash } = mintToken(parts.randomness);
  const id = parts.randomness.uuid();
  const session = transaction.manager.create(CitizenSessionRecord, {
    id,
    tokenHash,
    sealedPhone: parts.phones.seal(id, phone),
    phoneIndex,
    purpose,
    kioskId,
    ...ground,
    factorShownFor: null,
    startedAt: transaction.at,
    touchedAt: transaction.at,
    expiresAt: addMs(transaction.at, sessions.citizenMinutes * minuteMs),
    idleEndsAt: addMs(transaction.at, sessions.citizenIdleSeconds * secondMs),
    endedAt: null,
  });
  await transaction.manager.insert(CitizenSessionRecord, session);
  const shown = ground.codeId === null ? 'pickup_qr' : 'code';
  transaction.afterCommit(() => {
    parts.logger.info({ session: id, kiosk: kioskId, shown, purpose }, 'citizen entered');
  });
  return { token, session };
}
