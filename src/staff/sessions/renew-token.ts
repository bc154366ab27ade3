import { DomainError } from '../../kernel/index.js';
import { mintToken, type Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';

/**
 * Gives a session another token; the one before is worth nothing from now on. The session itself goes on.
 * @throws DomainError session_ended
 */
export async function renewToken(
  transaction: Transaction,
  { randomness }: Pick<AccountParts, 'randomness'>,
  sessionId: string,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const { token, hash } = mintToken(randomness);
  const [row] = await transaction.query<{ expiresAt: Date }>(
    `UPDATE staff_session SET token_hash = $2 WHERE id = $1 AND ended_at IS NULL
     RETURNING expires_at AS "expiresAt"`,
    [sessionId, hash],
  );
  if (!row) throw new DomainError('session_ended', 'Your session has ended. Sign in again.');
  return { token, expiresAt: row.expiresAt };
}
