import { createHmac } from 'node:crypto';
import type { Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';
import { generatePassword } from '../passwords/generate-password.js';

/** Enough for years of phones forgotten at home, few enough for one sheet of paper. */
const codesAtOnce = 10;

/** Keyed, and salted by the account. A slow hash is not needed: a code has 79 bits. */
function hashOf(key: Buffer, accountId: string, code: string): Buffer {
  const written = code.trim().toLowerCase().replaceAll(/\s/g, '');
  return createHmac('sha256', key).update(`${accountId}\n${written}`, 'utf8').digest();
}

/** Gives an account new recovery codes instead of those it had. @returns the codes, to be shown once. */
export async function giveRecoveryCodes(
  transaction: Transaction,
  { randomness, recoveryKey }: Pick<AccountParts, 'randomness' | 'recoveryKey'>,
  accountId: string,
): Promise<readonly string[]> {
  await transaction.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
  const codes = Array.from({ length: codesAtOnce }, () => generatePassword(randomness));
  for (const code of codes) {
    await transaction.query('INSERT INTO recovery_code (account_id, hash) VALUES ($1, $2)', [
      accountId,
      hashOf(recoveryKey, accountId, code),
    ]);
  }
  return codes;
}

/** Uses a recovery code up. @returns how many are left; undefined when there is no such code, or none any more. */
export async function useRecoveryCode(
  transaction: Transaction,
  { recoveryKey }: Pick<AccountParts, 'recoveryKey'>,
  accountId: string,
  code: string,
): Promise<number | undefined> {
  const used = await transaction.query(
    'DELETE FROM recovery_code WHERE account_id = $1 AND hash = $2 RETURNING hash',
    [accountId, hashOf(recoveryKey, accountId, code)],
  );
  if (used.length === 0) return undefined;
  const [row] = await transaction.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM recovery_code WHERE account_id = $1',
    [accountId],
  );
  return row?.count ?? 0;
}
