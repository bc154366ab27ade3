import type { Actor } from '../kernel/index.js';
import { appendToLedger, type LedgerValue } from '../ledger/index.js';
import type { LiveEvents, Transaction } from '../platform/index.js';
import { DoorOperation } from './door-operation.entity.js';

export type OperationChange = Partial<
  Pick<
    DoorOperation,
    | 'settleBy'
    | 'outcome'
    | 'outcomeReason'
    | 'pulsed'
    | 'doorSeenOpen'
    | 'leftOpenSince'
    | 'leftOpenStage'
    | 'confirmation'
    | 'settlement'
    | 'settledAt'
  >
>;

/** Writes one step of an operation, with its ledger entry, and tells the screens after the commit. */
export async function changeOperation(
  transaction: Transaction,
  liveEvents: LiveEvents,
  operation: DoorOperation,
  actor: Actor,
  kind: string,
  what: OperationChange,
  details: Readonly<Record<string, LedgerValue>> = {},
): Promise<void> {
  Object.assign(operation, what);
  operation.version += 1;
  await transaction.manager.update(DoorOperation, operation.id, { ...what, version: operation.version });
  recordOperation(transaction, liveEvents, operation, actor, kind, details);
}

export function recordOperation(
  transaction: Transaction,
  liveEvents: LiveEvents,
  operation: DoorOperation,
  actor: Actor,
  kind: string,
  details: Readonly<Record<string, LedgerValue>>,
): void {
  const { id, trayLabel, dossierId, purpose } = operation;
  appendToLedger(transaction, {
    kind: `door_operation.${kind}`,
    subject: { type: 'door_operation', id, version: operation.version },
    actor,
    details: { ...details, tray: trayLabel, dossier: dossierId, purpose },
  });
  liveEvents.publishAfterCommit(transaction, {
    type: 'door_operation',
    id,
    data: { tray: trayLabel, dossier: dossierId, settlement: operation.settlement },
  });
}
