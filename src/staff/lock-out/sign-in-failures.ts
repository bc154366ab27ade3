import { DomainError, secondMs } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { AccountParts } from '../accounts/account-parts.js';
import { leftToWait, type FailuresInARow } from './back-off.policy.js';
import { indexName } from './name-index.js';

/** What is given for a name, whether there is such an account or not: both are counted alike. */
export interface Trier {
  readonly username: string;
  /** Null where there is no such account. */
  readonly accountId: string | null;
}

/** Beside the classes of `citizens/limits`. Two names may share a lock: they then wait for each other, and nothing else. */
const lockClass = 0x6d63_0003;

/**
 * Makes sure that a secret may be compared for this name, and that nobody else has one compared meanwhile: of a thousand
 * sent at once, those after the last free one are refused without any work. What is refused is not counted.
 *
 * @throws DomainError too_many_requests
 */
export async function requireRoomToTry(
  transaction: Transaction,
  { nameIndexKey }: Pick<AccountParts, 'nameIndexKey'>,
  username: string,
): Promise<void> {
  const nameIndex = indexName(nameIndexKey, username);
  await transaction.query('SELECT pg_advisory_xact_lock($1::integer, $2::integer)', [
    lockClass,
    nameIndex.readInt32BE(0),
  ]);
  const [row] = await transaction.query<FailuresInARow & Pick<Trier, 'accountId'>>(
    `SELECT failures, failed_at AS "failedAt", ahead_since AS "aheadSince", account_id AS "accountId"
       FROM sign_in_failure WHERE name_index = $1`,
    [nameIndex],
  );
  const waitMs = row ? leftToWait(row, transaction.at) : 0;
  if (waitMs === 0) return;
  throw new DomainError(
    'too_many_requests',
    'Too many wrong tries in a row with this name. Wait, or ask an administrator to let you try again.',
    {
      extensions: { retryAfterSeconds: Math.ceil(waitMs / secondMs) },
      triedAccountId: row?.accountId ?? null,
    },
  );
}

/** More than any wait asks for; the number only has to stay one. */
const mostCounted = 1_000;

/** Counts a wrong try. Under the lock of `requireRoomToTry`. */
export async function recordFailure(
  transaction: Transaction,
  { nameIndexKey }: Pick<AccountParts, 'nameIndexKey'>,
  { username, accountId }: Trier,
): Promise<void> {
  await transaction.query(
    `INSERT INTO sign_in_failure AS row (name_index, account_id, failures, failed_at, told)
     VALUES ($1, $2, 1, $3, false)
     ON CONFLICT (name_index) DO UPDATE
       SET failures = least(row.failures + 1, $4), failed_at = $3, ahead_since = NULL, account_id = $2`,
    [indexName(nameIndexKey, username), accountId, transaction.at, mostCounted],
  );
}

/** Whoever has signed in, or whom an administrator lets, begins anew. */
export async function endFailuresInARow(
  transaction: Transaction,
  { nameIndexKey }: Pick<AccountParts, 'nameIndexKey'>,
  username: string,
): Promise<void> {
  await transaction.query('DELETE FROM sign_in_failure WHERE name_index = $1', [
    indexName(nameIndexKey, username),
  ]);
}
