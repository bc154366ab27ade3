import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, dayMs } from '../../kernel/index.js';
import { Database, Sweeps, type Transaction } from '../../platform/index.js';
import { removeCodes } from '../standing/code-outcomes.js';

/**
 * Codes and sessions hold a phone and live for minutes. A day is what limits per day count over, and what
 * the desk needs to answer "I never got a code".
 */
const keepCodesAndSessionsMs = dayMs;

/** A kiosk's limits count over a day; towards its phone's lock a failure counts until the row of failures is over. */
const keepFailuresMs = dayMs;

/**
 * A screen that lost its network repeats a request within minutes; a partner system over a weekend's night. After two
 * days nobody repeats the same request any more.
 */
const keepAnswersMs = 2 * dayMs;

/** Removes what has served its purpose. May run at any time, any number of times. */
export async function removeOld(transaction: Transaction): Promise<void> {
  const oldestKept = addMs(transaction.at, -keepCodesAndSessionsMs);
  await transaction.query('DELETE FROM citizen_session WHERE started_at < $1', [oldestKept]);
  await removeCodes(transaction, oldestKept);
  await transaction.query('DELETE FROM kiosk_set_up_code WHERE opened_at < $1', [oldestKept]);
  await transaction.query('DELETE FROM code_failure WHERE NOT in_a_row AND failed_at < $1', [
    addMs(transaction.at, -keepFailuresMs),
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
      run: () => this.database.transaction(removeOld),
    });
  }
}
