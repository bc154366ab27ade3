import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, dayMs } from '../../kernel/index.js';
import { Database, LiveEvents, markAhead, Sweeps, type Transaction } from '../../platform/index.js';
import { changeAccount, lockAccount } from '../accounts/account-changes.js';
import { failuresUntilWait } from './back-off.policy.js';

/** After so long without a wrong try a row of them is over; longer than every wait. */
const keepFailuresMs = dayMs;

const mostToldAtOnce = 100;

/**
 * Writes locks of accounts into the ledger and raises the alarm. Not at the try itself: its answer would come later for an
 * account than for a name that does not exist.
 */
@Injectable()
export class LockOutWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly liveEvents: LiveEvents,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'locked accounts', run: () => this.look() });
  }

  private async look(): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await markAhead(transaction, { table: 'sign_in_failure', time: 'failed_at' });
      await removeOldFailures(transaction);
    });
    const untold = await this.database.dataSource.manager.query<{ accountId: string }[]>(
      `SELECT account_id AS "accountId" FROM sign_in_failure
        WHERE NOT told AND account_id IS NOT NULL AND failures >= $1 ORDER BY failed_at LIMIT $2`,
      [failuresUntilWait, mostToldAtOnce],
    );
    for (const { accountId } of untold) {
      await this.database.transaction((transaction) => this.tell(transaction, accountId));
    }
  }

  private async tell(transaction: Transaction, accountId: string): Promise<void> {
    const actor = { type: 'system', id: 'lock-out' } as const;
    const account = await lockAccount(transaction, accountId, actor);
    const [row] = await transaction.query<{ failures: number }>(
      'UPDATE sign_in_failure SET told = true WHERE account_id = $1 AND NOT told RETURNING failures',
      [accountId],
    );
    if (!row) return;
    const details = { failures: row.failures };
    await changeAccount(transaction, account, { kind: 'locked', what: {}, actor, details });
    transaction.afterCommit(() => {
      this.liveEvents.publish({ type: 'alarm', id: accountId, data: { alarm: 'account_locked' } });
    });
  }
}

/** Also those that lie ahead of the clock and have been seen to for as long: it was wrong. */
async function removeOldFailures(transaction: Transaction): Promise<void> {
  await transaction.query('DELETE FROM sign_in_failure WHERE failed_at < $1 OR ahead_since < $1', [
    addMs(transaction.at, -keepFailuresMs),
  ]);
}
