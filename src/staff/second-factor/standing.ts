import type { EntityManager } from 'typeorm';
import { openSecret } from './sealed-secret.js';

interface FactorRow {
  readonly sealedSecret: Buffer;
  readonly confirmed: boolean;
}

/** Whether an account has an app that was confirmed by a code. */
export async function isEnrolled(manager: EntityManager, accountId: string): Promise<boolean> {
  return (await findFactor(manager, accountId))?.confirmed === true;
}

/** The secret of an account's app; `confirmed` is false while its owner has not shown a code of it yet. */
export async function findSecret(
  manager: EntityManager,
  sealingKey: Buffer,
  accountId: string,
): Promise<{ readonly secret: Buffer; readonly confirmed: boolean } | undefined> {
  const row = await findFactor(manager, accountId);
  return row && { secret: openSecret(sealingKey, accountId, row.sealedSecret), confirmed: row.confirmed };
}

/** The accounts that have one. */
export async function readEnrolledIds(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ id: string }[]>(
    'SELECT account_id AS id FROM second_factor WHERE confirmed_at IS NOT NULL',
  );
  return new Set(rows.map(({ id }) => id));
}

async function findFactor(manager: EntityManager, accountId: string): Promise<FactorRow | undefined> {
  const [row] = await manager.query<FactorRow[]>(
    `SELECT sealed_secret AS "sealedSecret", confirmed_at IS NOT NULL AS confirmed FROM second_factor
      WHERE account_id = $1`,
    [accountId],
  );
  return row;
}
