import type { Transaction } from '../../platform/index.js';

/** How many were open. */
export interface WhatWasOpen {
  readonly codes: number;
  readonly setUpCodes: number;
  readonly sessions: number;
}

/**
 * Ends every code and session for good that is open and was made or renewed after a time: what lies ahead of the clock has held for a time
 * that nobody knows, and all of it when the clock was set back.
 * Nobody knows when a session ended either; it is kept from its last touch on.
 */
export async function endWhatIsOpen(
  transaction: Transaction,
  after: Date | '-infinity',
): Promise<WhatWasOpen> {
  const codes = await transaction.query(
    `UPDATE citizen_code SET ended = 'expired' WHERE ended IS NULL AND requested_at > $1 RETURNING id`,
    [after],
  );
  const setUpCodes = await transaction.query(
    `UPDATE kiosk_set_up_code SET ended = 'expired' WHERE ended IS NULL AND opened_at > $1 RETURNING id`,
    [after],
  );
  const sessions = await transaction.query(
    'UPDATE citizen_session SET ended_at = touched_at WHERE ended_at IS NULL AND touched_at > $1 RETURNING id',
    [after],
  );
  return { codes: codes.length, setUpCodes: setUpCodes.length, sessions: sessions.length };
}
