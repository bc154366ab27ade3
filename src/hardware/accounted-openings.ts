import type { EntityManager } from 'typeorm';
import type { Transaction } from '../platform/index.js';
import type { CountedOpenings } from './unseen-openings.policy.js';

type Opened = 'tray' | 'housing';

interface Row {
  readonly id: string;
  readonly bridge_boot_id: string;
  /** A bigint of PostgreSQL. */
  readonly openings: string;
}

/** What the records account for, by tray or cabinet; one that was never opened is not in it. */
export async function readAccounted(
  manager: Pick<EntityManager, 'query'>,
  opened: Opened,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CountedOpenings>> {
  const rows = await manager.query<Row[]>(
    'SELECT id, bridge_boot_id, openings FROM openings_accounted_for WHERE opened = $1 AND id = ANY($2)',
    [opened, ids],
  );
  return new Map(
    rows.map(({ id, bridge_boot_id: bootId, openings }) => [id, { bootId, openings: Number(openings) }]),
  );
}

/** From now on these openings are no news any more. */
export async function accountFor(
  transaction: Transaction,
  opened: Opened,
  id: string,
  { bootId, openings }: CountedOpenings,
): Promise<void> {
  await transaction.query(
    `INSERT INTO openings_accounted_for (opened, id, bridge_boot_id, openings) VALUES ($1, $2, $3, $4)
     ON CONFLICT (opened, id) DO UPDATE SET bridge_boot_id = $3, openings = $4`,
    [opened, id, bootId, openings],
  );
}
