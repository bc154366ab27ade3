import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, clockToleranceMs, dayMs } from '../../kernel/index.js';
import { ClockWatch, Database, markAhead, Sweeps, type Transaction } from '../../platform/index.js';
import { shortenGivenPasswords } from '../accounts/shorten-given-passwords.js';

/** An inquiry asks within weeks who was signed in when something happened. What they did is in the ledger for good. */
const keepSessionsMs = 30 * dayMs;

/**
 * Ends every session for good that nobody has ended, and that was begun or used after a time; with it goes the proof of who sits there.
 * The clock says nothing of when it ended, so it is kept from its last use on.
 */
export async function endOpenSessions(transaction: Transaction, after: Date | '-infinity'): Promise<number> {
  const ended = await transaction.query(
    `UPDATE staff_session SET ended_at = greatest(started_at, last_used_at)
      WHERE ended_at IS NULL AND greatest(started_at, last_used_at) > $1 RETURNING id`,
    [after],
  );
  return ended.length;
}

/** Removes sessions that ended long ago. May run at any time, any number of times. */
async function removeOldSessions(transaction: Transaction): Promise<void> {
  const before = addMs(transaction.at, -keepSessionsMs);
  await transaction.query(
    'DELETE FROM staff_session WHERE expires_at < $1 OR ended_at < $1 OR ahead_since < $1',
    [before],
  );
}

@Injectable()
export class OldSessions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly clockWatch: ClockWatch,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'old staff sessions',
      run: () =>
        this.database.transaction(async (transaction) => {
          // What a request that was under way while the clock was set back began or used ahead of it.
          await endOpenSessions(transaction, addMs(transaction.at, clockToleranceMs));
          await markAhead(transaction, { table: 'staff_session', time: 'ended_at' });
          await removeOldSessions(transaction);
        }),
    });
    this.clockWatch.whenSetBack(async (transaction) => {
      await endOpenSessions(transaction, '-infinity');
    });
    this.clockWatch.whenSetBack(shortenGivenPasswords);
  }
}
