import type { Transaction } from '../../platform/index.js';
import type { Device } from './device.policy.js';
import type { SessionTimes } from './session-life.policy.js';

const times = 'stage, started_at AS "startedAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt"';

/** A session that somebody ends now, as it was until then. */
export type JustEnded = Omit<SessionTimes, 'endedAt'>;

/** Ends all sessions of an account, or all but one. @returns those that nobody had ended, whether their time was over or not. */
export function endSessionsOf(
  transaction: Transaction,
  accountId: string,
  { except }: { readonly except?: string } = {},
): Promise<JustEnded[]> {
  return transaction.query<JustEnded>(
    `UPDATE staff_session SET ended_at = $2
      WHERE account_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3
      RETURNING ${times}`,
    [accountId, transaction.at, except ?? null],
  );
}

/** Ends a session. One that somebody has ended stays as it ended. @returns what it was, and where it began, if it stood until now. */
export async function endSession(
  transaction: Transaction,
  sessionId: string,
): Promise<(JustEnded & Device) | undefined> {
  const [ended] = await transaction.query<JustEnded & Device>(
    `UPDATE staff_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING browser, system, ${times}`,
    [sessionId, transaction.at],
  );
  return ended;
}
