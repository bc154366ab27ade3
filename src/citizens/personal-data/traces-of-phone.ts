import type { Transaction } from '../../platform/index.js';

/** What the kiosks' side keeps of a phone: numbers and times, for neither codes nor what was opened stand there. */
export interface TracesOfPhone {
  readonly codesAskedFor: number;
  readonly sessions: number;
  readonly wrongCodes: number;
  readonly locks: readonly { readonly lockedAt: Date; readonly unlockedAt: Date | null }[];
}

export async function tracesOfPhone(transaction: Transaction, phoneIndex: Buffer): Promise<TracesOfPhone> {
  const [counts] = await transaction.query<Omit<TracesOfPhone, 'locks'>>(
    `SELECT (SELECT count(*)::integer FROM citizen_code WHERE phone_index = $1) AS "codesAskedFor",
            (SELECT count(*)::integer FROM citizen_session WHERE phone_index = $1) AS sessions,
            (SELECT count(*)::integer FROM code_failure WHERE phone_index = $1) AS "wrongCodes"`,
    [phoneIndex],
  );
  const locks = await transaction.query<TracesOfPhone['locks'][number]>(
    `SELECT locked_at AS "lockedAt", unlocked_at AS "unlockedAt" FROM phone_lock
      WHERE phone_index = $1 ORDER BY locked_at`,
    [phoneIndex],
  );
  return { codesAskedFor: 0, sessions: 0, wrongCodes: 0, ...counts, locks };
}
