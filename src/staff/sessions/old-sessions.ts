import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, clockToleranceMs, dayMs } from '../../kernel/index.js';
import { Database, Sweeps, type Transaction } from '../../platform/index.js';

/** An inquiry asks within weeks who was signed in when something happened. What they did is in the ledger for good. */
const keepSessionsMs = 30 * dayMs;

/**
 * Ends sessions that lie ahead of the clock: it was set back since, and they would live again once it comes there, for longer than they
 * may.
 */
export async function endSessionsAhead(transaction: Transaction): Promise<void> {
  const { at } = transaction;
  await transaction.query(
    'UPDATE staff_session SET ended_at = $2 WHERE ended_at IS NULL AND greatest(started_at, last_used_at) > $1',
    [addMs(at, clockToleranceMs), at],
  );
}

/** Removes sessions that ended long ago, and what their sign-ins used up. May run at any time, any number of times. */
export async function removeOldSessions(transaction: Transaction): Promise<void> {
  const before = addMs(transaction.at, -keepSessionsMs);
  await transaction.query('DELETE FROM staff_session WHERE expires_at < $1 OR ended_at < $1', [before]);
  // Their codes are refused for their age by now.
  await transaction.query('DELETE FROM used_time_step WHERE used_at < $1', [before]);
}

@Injectable()
export class OldSessions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'old staff sessions',
      run: async () => {
        await this.database.transaction(endSessionsAhead);
        await this.database.transaction(removeOldSessions);
      },
    });
  }
}
