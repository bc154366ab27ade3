import { DomainError, holdsAt } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import { mintToken, type Transaction } from '../../platform/index.js';
import { endSessionOfKiosk } from '../sessions/end-session.js';
import { Kiosk } from './kiosk.entity.js';
import { lockKiosk } from './lock-kiosk.js';
import type { SetUpParts } from './open-set-up-code.js';
import { hashSetUpCode, readSetUpCode } from './set-up-code.js';

export interface SetUpKiosk {
  readonly id: string;
  readonly name: string;
  /** For the device alone. */
  readonly credential: string;
}

interface StoredCode {
  readonly id: string;
  readonly kiosk_id: string;
  readonly ended: 'used' | 'replaced' | 'exhausted' | 'expired' | null;
  readonly opened_at: Date;
  readonly expires_at: Date;
}

/**
 * Makes the device that knows a set-up code this kiosk, with a credential of its own. A device that was this kiosk before
 * is so no longer.
 * @throws DomainError code_used, code_expired; code_wrong, which costs every open code a try.
 */
export async function setUpKiosk(
  transaction: Transaction,
  parts: SetUpParts,
  typed: string,
): Promise<SetUpKiosk> {
  const code = readSetUpCode(typed);
  // What can be none costs nothing: it was no guess.
  if (code === undefined) throw wrongCode();
  const stored = await lockCode(transaction, parts.siteKey, code);
  if (!stored) {
    await countWrongCode(transaction);
    throw wrongCode();
  }
  const { ended, opened_at: from, expires_at: until } = stored;
  if (ended !== null && ended !== 'expired')
    throw new DomainError('code_used', `This code works no more. ${getAnother}`);
  if (ended === 'expired' || !holdsAt({ from, until }, transaction.at))
    throw new DomainError('code_expired', `The code has expired. ${getAnother}`);

  const kiosk = await lockKiosk(transaction, stored.kiosk_id);
  if (!kiosk || kiosk.revoked)
    throw new DomainError('code_used', `The kiosk of this code is revoked. ${getAnother}`);
  const { token: credential, hash: credentialHash } = mintToken(parts.randomness);
  const version = kiosk.version + 1;
  await transaction.manager.update(Kiosk, kiosk.id, { credentialHash, version });
  await transaction.query(`UPDATE kiosk_set_up_code SET ended = 'used' WHERE id = $1`, [stored.id]);
  appendToLedger(transaction, {
    kind: 'kiosk.set_up',
    subject: { type: 'kiosk', id: kiosk.id, version },
    actor: { type: 'kiosk', id: kiosk.id },
    details: {},
  });
  await endSessionOfKiosk(transaction, kiosk.id);
  return { id: kiosk.id, name: kiosk.name, credential };
}

const getAnother = 'Get another one in the staff console, under kiosks.';

/** The kiosk is locked before its code, as by whoever makes a code or revokes the kiosk. */
async function lockCode(
  transaction: Transaction,
  siteKey: Buffer,
  code: string,
): Promise<StoredCode | undefined> {
  const hash = hashSetUpCode(siteKey, code);
  const [known] = await transaction.query<{ kiosk_id: string }>(
    'SELECT kiosk_id FROM kiosk_set_up_code WHERE code_hash = $1',
    [hash],
  );
  if (!known) return undefined;
  await lockKiosk(transaction, known.kiosk_id);
  const [stored] = await transaction.query<StoredCode>(
    'SELECT id, kiosk_id, ended, opened_at, expires_at FROM kiosk_set_up_code WHERE code_hash = $1 FOR UPDATE',
    [hash],
  );
  return stored;
}

/** Nobody knows which code was meant: each that is open has one try less. In the order of their ids, so that two do not wait for each other. */
async function countWrongCode(transaction: Transaction): Promise<void> {
  await transaction.query(
    `WITH open AS (SELECT id FROM kiosk_set_up_code WHERE ended IS NULL AND expires_at > $1 ORDER BY id FOR UPDATE)
     UPDATE kiosk_set_up_code code
        SET tries_left = tries_left - 1, ended = CASE WHEN tries_left = 1 THEN 'exhausted' END
       FROM open WHERE code.id = open.id`,
    [transaction.at],
  );
}

function wrongCode(): DomainError {
  return new DomainError(
    'code_wrong',
    'The set-up code is wrong. Compare it with the one in the staff console.',
    {
      keepsChanges: true,
    },
  );
}
