import type { EntityManager } from 'typeorm';
import { openSecret } from './sealed-secret.js';
import { codeAt, stepAt, stepEnd } from './totp.js';

/** What the app of a member of staff shows now. */
export interface PresentCode {
  readonly username: string;
  readonly displayName: string;
  readonly code: string;
  /** When the next one comes. */
  readonly endsAt: Date;
  /** Whether somebody has signed in with it already: it is not accepted again. */
  readonly used: boolean;
}

interface FactorRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly sealedSecret: Buffer;
  readonly used: boolean;
}

const mostShown = 100;

/** For the demo alone, where nobody has an app at hand: the codes of all accounts, also of those just being set up. */
export async function readPresentCodes(
  manager: EntityManager,
  { sealingKey }: { readonly sealingKey: Buffer },
  at: Date,
): Promise<PresentCode[]> {
  const rows = await manager.query<FactorRow[]>(
    `SELECT account.id, username, display_name AS "displayName", sealed_secret AS "sealedSecret",
            coalesce(newest_time_step >= $1, false) AS used
       FROM second_factor factor JOIN staff_account account ON account.id = factor.account_id
      ORDER BY username LIMIT $2`,
    [stepAt(at), mostShown],
  );
  return rows.map(({ id, sealedSecret, ...row }) => ({
    ...row,
    code: codeAt(openSecret(sealingKey, id, sealedSecret), at),
    endsAt: stepEnd(at),
  }));
}
