import { DomainError, type ProblemCode } from '../kernel/index.js';
import type { Transaction } from '../platform/index.js';
import type { Dossier } from './dossier.entity.js';
import type { Command } from './dossier.machine.js';
import {
  legalStaffCommands,
  whyNot,
  whyNotOpen,
  type MovingPurpose,
  type Position,
} from './legality.policy.js';
import { isMissing } from './missing.js';
import { isOperationPending } from './pending-operations.js';

/** What decides about a locked dossier. */
export async function positionOf(transaction: Transaction, dossier: Dossier): Promise<Position> {
  const { state, custody, custodyCertain } = dossier;
  const missing = await isMissing(transaction, dossier);
  const operationPending = await isOperationPending(transaction, dossier.id, dossier.trayLabel);
  return { state, custody, custodyCertain, missing, operationPending };
}

/**
 * Refuses a command that is not legal now.
 * @throws DomainError transition_not_legal, door_operation_pending, tray_content_unknown
 */
export async function requireLegal(
  transaction: Transaction,
  dossier: Dossier,
  command: Command,
): Promise<void> {
  const position = await positionOf(transaction, dossier);
  refuse(whyNot(position, command), position);
}

/**
 * Refuses an opening that is not legal now.
 * @throws DomainError transition_not_legal, door_operation_pending, tray_content_unknown
 */
export async function requireOpenable(
  transaction: Transaction,
  dossier: Dossier,
  purpose: MovingPurpose,
): Promise<void> {
  const position = await positionOf(transaction, dossier);
  refuse(whyNotOpen(position, purpose), position);
}

function refuse(code: ProblemCode | undefined, position: Position): void {
  if (code !== undefined) throw new DomainError(code, detailOf(code, position), extensionsOf(position));
}

function detailOf(code: ProblemCode, { state, custody }: Position): string {
  switch (code) {
    case 'door_operation_pending':
      return 'A door operation for this dossier is not finished. Close the door and wait a moment.';
    case 'tray_content_unknown':
      return 'Nobody can say where the papers are. An officer must look into the tray first.';
    default:
      return `The dossier is ${state} and with the ${custody}; this is not legal there.`;
  }
}

function extensionsOf(position: Position) {
  const { state, custody } = position;
  return { extensions: { state, custody, legalCommands: legalStaffCommands(position) } };
}
