import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, dayMs } from '../../kernel/index.js';
import { Database, Sweeps, type Transaction } from '../../platform/index.js';
import { removeCodes } from '../standing/code-outcomes.js';
import { settleWhatLiesAhead } from './settle-what-lies-ahead.js';

/**
 * Codes and sessions hold a phone and live for minutes. A day is what limits per day count over, and what
 * the desk needs to answer "I never got a code".
 */
const keepCodesAndSessionsMs = dayMs;

/** A kiosk's limits count over a day; towards its phone's lock a failure counts until the row of failures is over. */
const keepFailuresMs = dayMs;

/** An inquiry asks within weeks whether a number was locked. That it was, and who unlocked it, is in the ledger for good, without the number. */
const keepEndedLocksMs = 30 * dayMs;

/**
 * A screen that lost its network repeats a request within minutes; a partner system over a weekend's night. After two
 * days nobody repeats the same request any more.
 */
const keepAnswersMs = 2 * dayMs;

/** Removes what has served its purpose. May run at any time, any number of times. */
export async function removeOld(transaction: Transaction): Promise<void> {
  const oldestKept = addMs(transaction.at, -keepCodesAndSessionsMs);
  await transaction.query('DELETE FROM citizen_session WHERE started_at < $1 OR ended_at < $1', [oldestKept]);
  await removeCodes(transaction, oldestKept);
  await transaction.query('DELETE FROM kiosk_set_up_code WHERE opened_at < $1', [oldestKept]);
  await transaction.query(
    'DELETE FROM code_failure WHERE NOT in_a_row AND (failed_at < $1 OR ahead_since < $1)',
    [addMs(transaction.at, -keepFailuresMs)],
  );
  await transaction.query('DELETE FROM phone_lock WHERE unlocked_at < $1', [
    addMs(transaction.at, -keepEndedLocksMs),
  ]);
  await transaction.query('DELETE FROM idempotent_answer WHERE answered_at < $1', [
    addMs(transaction.at, -keepAnswersMs),
  ]);
}

@Injectable()
export class Retention implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'old codes, citizen sessions and answers',
      run: async () => {
        await this.database.transaction(settleWhatLiesAhead);
        await this.database.transaction(removeOld);
      },
    });
  }
}
