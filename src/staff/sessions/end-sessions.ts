import type { Transaction } from '../../platform/index.js';
import type { Device } from './device.policy.js';

/** Ends all sessions of an account, or all but one. @returns how many had not ended by their time before. */
export async function endSessionsOf(
  transaction: Transaction,
  accountId: string,
  { except }: { readonly except?: string } = {},
): Promise<number> {
  const ended = await transaction.query<{ live: boolean }>(
    `UPDATE staff_session SET ended_at = $2
      WHERE account_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3
      RETURNING expires_at > $2 AS live`,
    [accountId, transaction.at, except ?? null],
  );
  return ended.filter(({ live }) => live).length;
}

/** Ends a session. One that has ended stays as it ended. @returns where it began, if it stood until now. */
export async function endSession(transaction: Transaction, sessionId: string): Promise<Device | undefined> {
  const [device] = await transaction.query<Device>(
    'UPDATE staff_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING browser, system',
    [sessionId, transaction.at],
  );
  return device;
}
