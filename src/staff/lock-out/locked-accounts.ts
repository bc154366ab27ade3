import type { EntityManager } from 'typeorm';
import { failuresUntilWait } from './back-off.policy.js';

export interface LockedAccount {
  readonly accountId: string;
  /** The last wrong try. */
  readonly failedAt: Date;
}

/**
 * The accounts that somebody has tried in vain too often in a row, and whose owner has not signed in since. Whether a try may
 * come at this very moment is another matter.
 */
export function readLockedAccounts(manager: EntityManager): Promise<LockedAccount[]> {
  return manager.query<LockedAccount[]>(
    `SELECT account_id AS "accountId", max(failed_at) AS "failedAt" FROM sign_in_failure
      WHERE account_id IS NOT NULL AND failures >= $1 GROUP BY account_id ORDER BY max(failed_at)`,
    [failuresUntilWait],
  );
}
