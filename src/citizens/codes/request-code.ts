import { addMs, DomainError, minuteMs, parseVietnameseMobile } from '../../kernel/index.js';
import type { CitizenPurpose, Transaction } from '../../platform/index.js';
import { lockAskingKiosk } from '../kiosks/lock-kiosk.js';
import { requireRoomToSend } from '../limits/require-room.js';
import { CitizenCode, type CodeWay } from './citizen-code.entity.js';
import type { CodeParts } from './code-parts.js';

export interface CodeRequest {
  /** As it was typed. */
  readonly phone: string;
  readonly purpose: CitizenPurpose;
  readonly way: CodeWay;
  readonly kioskId: string;
}

/**
 * Takes a request for a code, which ends every other code of the phone, at whatever kiosk and for whatever purpose, and leaves drawing
 * and sending to a job. Asking to fetch or to look up is the same work whether there is anything or not.
 *
 * @throws DomainError phone_not_vietnamese_mobile, unauthenticated, too_many_requests, validation_failed where codes
 * are not read out
 */
export async function requestCode(
  transaction: Transaction,
  parts: CodeParts,
  request: CodeRequest,
): Promise<CitizenCode> {
  const phone = parseVietnameseMobile(request.phone);
  if (phone === undefined) {
    throw new DomainError(
      'phone_not_vietnamese_mobile',
      'This is no Vietnamese mobile number. Type it with its ten digits, such as 0912 345 678.',
    );
  }
  const { purpose, way, kioskId } = request;
  if (!parts.ways.includes(way)) {
    throw new DomainError('validation_failed', 'No codes are read out by telephone here. Ask for a message.');
  }
  await lockAskingKiosk(transaction, kioskId);
  const phoneIndex = parts.phones.indexOf(phone);
  await requireRoomToSend(transaction, parts, { phoneIndex, kioskId });
  await transaction.query(
    `UPDATE citizen_code SET ended = 'replaced' WHERE phone_index = $1 AND ended IS NULL`,
    [phoneIndex],
  );
  const id = parts.randomness.uuid();
  const code = transaction.manager.create(CitizenCode, {
    id,
    sealedPhone: parts.phones.seal(id, phone),
    phoneIndex,
    purpose,
    way,
    kioskId,
    salt: null,
    hash: null,
    triesLeft: parts.site.codes.tries,
    requestedAt: transaction.at,
    expiresAt: addMs(transaction.at, parts.site.codes.validMinutes * minuteMs),
    delivery: 'waiting',
    ended: null,
  });
  await transaction.manager.insert(CitizenCode, code);
  await parts.jobs.enqueue(transaction, 'code-delivery', { codeId: code.id });
  return code;
}
