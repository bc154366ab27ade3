import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';
import { sealSecret } from './sealed-secret.js';
import { secretBytes } from './totp.js';

/**
 * Draws a secret for the app of an account that has none yet. One that was drawn before and not confirmed is void.
 * @throws DomainError already_exists when the account has an app; an administrator resets it.
 */
export async function drawSecret(
  transaction: Transaction,
  parts: Pick<AccountParts, 'randomness' | 'sealingKey'>,
  accountId: string,
): Promise<Buffer> {
  const secret = parts.randomness.bytes(secretBytes);
  const drawn = await transaction.query(
    `INSERT INTO second_factor AS factor (account_id, sealed_secret) VALUES ($1, $2)
     ON CONFLICT (account_id) DO UPDATE SET sealed_secret = $2 WHERE factor.confirmed_at IS NULL
     RETURNING account_id`,
    [accountId, sealSecret(parts.sealingKey, accountId, secret, parts.randomness)],
  );
  if (drawn.length === 0) {
    throw new DomainError('already_exists', 'You have an authenticator app already. Give its present code.');
  }
  return secret;
}
