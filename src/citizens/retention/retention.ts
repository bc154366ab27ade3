import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, clockToleranceMs, dayMs, minuteMs } from '../../kernel/index.js';
import {
  ClockWatch,
  Database,
  markAhead,
  markEndedAhead,
  Sweeps,
  type Transaction,
} from '../../platform/index.js';
import { removeCodes } from '../standing/code-outcomes.js';
import { endWhatIsOpen } from './end-what-is-open.js';

/**
 * Codes and sessions hold a phone and live for minutes. A day is what limits per day count over, and what
 * the desk needs to answer "I never got a code".
 */
const keepCodesAndSessionsMs = dayMs;

/** A kiosk's limits count over a day; towards its phone's lock a failure counts until the row of failures is over. */
const keepFailuresMs = dayMs;
/** A mistyped code that was never entered must not be kept for ever; ten within this time bring an officer in. */
const keepFailuresInARowMs = 365 * dayMs;

/** An inquiry asks within weeks whether a number was locked. That it was, and who unlocked it, is in the ledger for good, without the number. */
const keepEndedLocksMs = 30 * dayMs;

/**
 * A screen that lost its network repeats a request within minutes; a partner system over a weekend's night. After two
 * days nobody repeats the same request any more.
 */
const keepAnswersMs = 2 * dayMs;

/** What strangers are refused, anybody can have written down as often as their address may send. A screen repeats it within seconds. */
const keepBriefAnswersMs = 10 * minuteMs;

/** Removes what has served its purpose. May run at any time, any number of times. */
export async function removeOld(transaction: Transaction): Promise<void> {
  const oldestKept = addMs(transaction.at, -keepCodesAndSessionsMs);
  await transaction.query(
    'DELETE FROM citizen_session WHERE started_at < $1 OR ended_at < $1 OR ahead_since < $1',
    [oldestKept],
  );
  await removeCodes(transaction, oldestKept);
  await transaction.query('DELETE FROM kiosk_set_up_code WHERE opened_at < $1 OR ahead_since < $1', [
    oldestKept,
  ]);
  await transaction.query(
    'DELETE FROM code_failure WHERE NOT in_a_row AND (failed_at < $1 OR ahead_since < $1)',
    [addMs(transaction.at, -keepFailuresMs)],
  );
  await transaction.query(
    `DELETE FROM code_failure failure WHERE in_a_row AND NOT of_factor AND (failed_at < $1 OR ahead_since < $1)
        AND NOT EXISTS (SELECT FROM phone_lock standing
                         WHERE standing.phone_index = failure.phone_index AND standing.unlocked_at IS NULL)`,
    [addMs(transaction.at, -keepFailuresInARowMs)],
  );
  await transaction.query(
    `DELETE FROM phone_lock WHERE unlocked_at < $1
         OR id IN (SELECT id FROM ended_ahead WHERE kept_in = 'phone_lock' AND ahead_since < $1)`,
    [addMs(transaction.at, -keepEndedLocksMs)],
  );
  await transaction.query('DELETE FROM idempotent_answer WHERE answered_at < $1 OR ahead_since < $1', [
    addMs(transaction.at, -keepAnswersMs),
  ]);
  await transaction.query(
    'DELETE FROM idempotent_answer WHERE brief AND (answered_at < $1 OR ahead_since < $1)',
    [addMs(transaction.at, -keepBriefAnswersMs)],
  );
}

/**
 * What a request that was under way while the clock was set back made ahead of it ends first. What lies ahead goes on being counted, and is
 * kept no longer than the rest. In one transaction, and so at one time: what lay ahead a moment ago may not be removed by another.
 */
async function settleAndRemove(transaction: Transaction): Promise<void> {
  await endWhatIsOpen(transaction, addMs(transaction.at, clockToleranceMs));
  await markAhead(transaction, { table: 'citizen_code', time: 'requested_at' });
  await markAhead(transaction, { table: 'code_failure', time: 'failed_at' });
  await markAhead(transaction, { table: 'citizen_session', time: 'ended_at' });
  await markAhead(transaction, { table: 'kiosk_set_up_code', time: 'opened_at' });
  await markAhead(transaction, { table: 'idempotent_answer', time: 'answered_at' });
  await markEndedAhead(transaction, { table: 'phone_lock', time: 'unlocked_at', kept: 'true' });
  await removeOld(transaction);
}

@Injectable()
export class Retention implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly clockWatch: ClockWatch,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'old codes, citizen sessions and answers',
      run: () => this.database.transaction(settleAndRemove),
    });
    this.clockWatch.whenSetBack(async (transaction) => {
      await endWhatIsOpen(transaction, '-infinity');
    });
  }
}
