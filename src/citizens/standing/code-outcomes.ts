import type { EntityManager } from 'typeorm';
import type { Transaction } from '../../platform/index.js';
import { lastCodes } from './code-alarms.policy.js';

/** That a code went out, or may have: others could not be used. */
const wentOut = `delivery IN ('sent', 'unknown', 'delivered', 'undelivered')`;

/**
 * Removes codes that were asked for before then and are bound to no session. Of those that went out stays whether they were used,
 * without whose they were, as far as they are among the last: a quiet site has fewer a day.
 */
export async function removeCodes(transaction: Transaction, askedBefore: Date): Promise<void> {
  await transaction.query(
    `WITH removed AS (
       DELETE FROM citizen_code code WHERE (requested_at < $1 OR ahead_since < $1)
         AND NOT EXISTS (SELECT FROM citizen_session session WHERE session.code_id = code.id)
       RETURNING requested_at, delivery, ended)
     INSERT INTO code_outcome (asked_at, used)
     SELECT requested_at, ended IS NOT DISTINCT FROM 'used' FROM removed WHERE ${wentOut}`,
    [askedBefore],
  );
  await transaction.query(
    `DELETE FROM code_outcome WHERE asked_at < (
       SELECT min(asked_at) FROM (
         SELECT asked_at FROM code_outcome ORDER BY asked_at DESC LIMIT $1) last)`,
    [lastCodes],
  );
}

/** Of the last codes that went out and are over, at most `lastCodes`: how many, and how many began a session. */
export async function readLastOutcomes(
  manager: EntityManager,
  at: Date,
): Promise<{ readonly last: number; readonly used: number }> {
  const [counted] = await manager.query<{ last: number; used: number }[]>(
    `SELECT count(*)::integer AS last, count(*) FILTER (WHERE used)::integer AS used
       FROM (SELECT requested_at AS asked_at, ended IS NOT DISTINCT FROM 'used' AS used FROM citizen_code
              WHERE ${wentOut} AND (ended IS NOT NULL OR expires_at <= $1)
              UNION ALL SELECT asked_at, used FROM code_outcome
              ORDER BY asked_at DESC LIMIT $2) over`,
    [at, lastCodes],
  );
  return counted ?? { last: 0, used: 0 };
}
