import type { EntityManager } from 'typeorm';
import type { DoorOperation } from './door-operation.entity.js';

/** How long after the answer a lock that had to cool down could be opened, as the ledger has it; null of every other answer. */
export async function readReadyInMs(
  manager: EntityManager,
  { id, outcomeReason }: Pick<DoorOperation, 'id' | 'outcomeReason'>,
): Promise<number | null> {
  if (outcomeReason !== 'cooling_down') return null;
  const [row] = await manager.query<{ readyInMs: number | null }[]>(
    `SELECT (body::jsonb -> 'details' ->> 'readyInMs')::integer AS "readyInMs" FROM ledger_entry
      WHERE subject_type = 'door_operation' AND subject_id = $1 AND kind = 'door_operation.answered'`,
    [id],
  );
  return row?.readyInMs ?? null;
}
