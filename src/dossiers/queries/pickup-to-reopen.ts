import { lockTray } from '../../cabinets/index.js';
import type { Purpose, Settlement } from '../../hardware/index.js';
import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import type { CitizenAsking } from '../citizen-asking.js';
import type { PickupToReopen } from '../reopening.policy.js';

interface OwnOperation {
  readonly tray_label: string;
  readonly dossier_id: string;
  readonly purpose: Purpose;
  readonly settlement: Settlement | null;
  readonly settled_at: Date | null;
}

/** An opening of the citizen's own session. @throws DomainError not_found */
export async function getOwnOperation(
  transaction: Transaction,
  citizen: CitizenAsking,
  operationId: string,
): Promise<OwnOperation> {
  const [operation] = await transaction.query<OwnOperation>(
    `SELECT tray_label, dossier_id, purpose, settlement, settled_at FROM door_operation
      WHERE id = $1 AND citizen_session_id = $2`,
    [operationId, citizen.id],
  );
  if (operation) return operation;
  throw new DomainError('not_found', 'There is no such door operation of yours.');
}

/**
 * Locks the tray, and reads only then what has become of it: whoever reserves or opens it holds the same lock.
 * @throws DomainError not_found
 */
export async function lockAndReadTray(
  transaction: Transaction,
  operationId: string,
  operation: OwnOperation,
): Promise<PickupToReopen> {
  await lockTray(transaction, operation.tray_label);
  const [tray] = await transaction.query<{ reopened: boolean; newest: string; taken: boolean }>(
    `SELECT EXISTS (SELECT FROM door_operation WHERE reopens = $1) AS reopened,
            EXISTS (SELECT FROM dossier WHERE tray_label = $2) AS taken,
            (SELECT id FROM door_operation WHERE tray_label = $2 ORDER BY ordinal DESC LIMIT 1) AS newest`,
    [operationId, operation.tray_label],
  );
  return {
    purpose: operation.purpose,
    settlement: operation.settlement,
    settledAt: operation.settled_at,
    reopened: tray?.reopened ?? false,
    openedSince: tray?.newest !== operationId,
    trayTaken: tray?.taken ?? true,
  };
}
