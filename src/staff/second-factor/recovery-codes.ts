import { createHmac } from 'node:crypto';
import type { Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';
import { generatePassword } from '../passwords/generate-password.js';

/** Enough for years of phones forgotten at home, few enough for one sheet of paper. */
const codesAtOnce = 10;

/** What of a code is hashed slowly. Without the key, which a copy of the database has only encrypted, no code can be tried at it. */
function keyed(key: Buffer, accountId: string, code: string): Buffer {
  const written = code.trim().toLowerCase().replaceAll(/\s/g, '');
  return createHmac('sha256', key).update(`${accountId}\n${written}`, 'utf8').digest();
}

/**
 * Gives an account with an app new recovery codes instead of those it had. One salt for all of them, so that whoever shows one waits
 * for one hash; the key binds them to the account besides.
 * @returns the codes, to be shown once.
 */
export async function giveRecoveryCodes(
  transaction: Transaction,
  { randomness, recoveryKey, passwords }: Pick<AccountParts, 'randomness' | 'recoveryKey' | 'passwords'>,
  accountId: string,
): Promise<readonly string[]> {
  await transaction.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
  const salting = passwords.drawSalting();
  await transaction.query('UPDATE second_factor SET recovery_salting = $2 WHERE account_id = $1', [
    accountId,
    salting,
  ]);
  const codes = Array.from({ length: codesAtOnce }, () => generatePassword(randomness));
  for (const code of codes) {
    await transaction.query('INSERT INTO recovery_code (account_id, hash) VALUES ($1, $2)', [
      accountId,
      await passwords.hashAlike(salting, keyed(recoveryKey, accountId, code)),
    ]);
  }
  return codes;
}

/**
 * Uses a recovery code up; one hash, whether it is right or wrong and however many are left.
 * @returns how many are left; undefined when there is no such code, or none any more.
 */
export async function useRecoveryCode(
  transaction: Transaction,
  { recoveryKey, passwords }: Pick<AccountParts, 'recoveryKey' | 'passwords'>,
  accountId: string,
  code: string,
): Promise<number | undefined> {
  const [factor] = await transaction.query<{ salting: string | null }>(
    'SELECT recovery_salting AS salting FROM second_factor WHERE account_id = $1',
    [accountId],
  );
  const hash = await passwords.hashAlike(factor?.salting ?? undefined, keyed(recoveryKey, accountId, code));
  const used = await transaction.query(
    'DELETE FROM recovery_code WHERE account_id = $1 AND hash = $2 RETURNING hash',
    [accountId, hash],
  );
  if (used.length === 0) return undefined;
  const [row] = await transaction.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM recovery_code WHERE account_id = $1',
    [accountId],
  );
  return row?.count ?? 0;
}
