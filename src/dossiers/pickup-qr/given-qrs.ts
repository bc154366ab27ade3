import { addMs, DomainError, secondMs, type CountedEvent } from '../../kernel/index.js';
import { markAhead, type Transaction } from '../../platform/index.js';
import { qrsCountedOverMs, waitForQrMs } from './qr-limits.policy.js';

/**
 * Makes sure that the dossier may be given another pickup QR, and counts it. Under the dossier's lock, or two at once would both
 * count too few. What is refused is not counted.
 * @throws DomainError too_many_requests
 */
export async function countGivenQr(transaction: Transaction, dossierId: string): Promise<void> {
  const { at } = transaction;
  const given = await transaction.query<CountedEvent>(
    `SELECT given_at AS time, ahead_since AS "aheadSince" FROM pickup_qr_given
      WHERE dossier_id = $1 AND given_at > $2`,
    [dossierId, addMs(at, -qrsCountedOverMs)],
  );
  const waitMs = waitForQrMs(given, at);
  if (waitMs > 0) {
    throw new DomainError(
      'too_many_requests',
      'A QR code was made for it a moment ago, or many today. Wait, fetch it with the code of a message, or go to the desk.',
      { extensions: { limit: 'dossier', retryAfterSeconds: Math.ceil(waitMs / secondMs) } },
    );
  }
  await transaction.query('INSERT INTO pickup_qr_given (dossier_id, given_at) VALUES ($1, $2)', [
    dossierId,
    at,
  ]);
}

/**
 * Removes what counts no more, also where it lies ahead of the clock and has been seen to for as long. In one transaction with the
 * marking, and so at one time: what lay ahead a moment ago may not be removed by another.
 */
export async function forgetGivenQrs(transaction: Transaction): Promise<void> {
  await markAhead(transaction, { table: 'pickup_qr_given', time: 'given_at' });
  await transaction.query('DELETE FROM pickup_qr_given WHERE given_at < $1 OR ahead_since < $1', [
    addMs(transaction.at, -qrsCountedOverMs),
  ]);
}
