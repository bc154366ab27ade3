import { addMs, type Randomness } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { drawSetUpCode, hashSetUpCode, setUpCodeValidMs, setUpTries } from './set-up-code.js';

/** What the making and the typing of set-up codes work with. */
export interface SetUpParts {
  readonly randomness: Randomness;
  readonly siteKey: Buffer;
}

export interface OpenedSetUpCode {
  /** To be typed at the device; nobody can read it again. */
  readonly setUpCode: string;
  readonly expiresAt: Date;
}

/** Makes a set-up code for a kiosk, under the kiosk's lock; it ends the one before it. */
export async function openSetUpCode(
  transaction: Transaction,
  { randomness, siteKey }: SetUpParts,
  kioskId: string,
): Promise<OpenedSetUpCode> {
  await endSetUpCodes(transaction, kioskId);
  const setUpCode = drawSetUpCode(randomness);
  const expiresAt = addMs(transaction.at, setUpCodeValidMs);
  await transaction.query(
    `INSERT INTO kiosk_set_up_code (id, kiosk_id, code_hash, opened_at, expires_at, tries_left)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [randomness.uuid(), kioskId, hashSetUpCode(siteKey, setUpCode), transaction.at, expiresAt, setUpTries],
  );
  return { setUpCode, expiresAt };
}

/** Ends what was open for a kiosk: it got another code, or is revoked. */
export async function endSetUpCodes(transaction: Transaction, kioskId: string): Promise<void> {
  await transaction.query(
    `UPDATE kiosk_set_up_code SET ended = 'replaced' WHERE kiosk_id = $1 AND ended IS NULL`,
    [kioskId],
  );
}
