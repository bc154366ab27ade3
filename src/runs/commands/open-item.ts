import { Injectable } from '@nestjs/common';
import { InspectTray, OpenToEmpty, OpenToLoad, type Occasion } from '../../dossiers/index.js';
import type { DoorOperationView } from '../../hardware/index.js';
import { assertInvariant, assertUnreachable, DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import {
  keepProofFresh,
  requireFreshProof,
  type SecondPersonProof,
  type SignedInStaff,
} from '../../staff/index.js';
import { planLoading } from '../loading-plan.js';
import { ItemsNow, type ItemNow } from '../queries/items-now.js';
import { lockOpenRun } from '../run-changes.js';
import { RunItem } from '../run-item.entity.js';
import { findItem } from './find-item.js';

/** What an officer adds to the item. */
interface Asked {
  /** Where they want to put something that is to be loaded; without one the planned tray is taken. */
  readonly trayLabel?: string | undefined;
  readonly secondPerson?: SecondPersonProof | undefined;
}

/** Opens the tray of an item, for what is to be done there now. */
@Injectable()
export class OpenItem {
  constructor(
    private readonly itemsNow: ItemsNow,
    private readonly toEmpty: OpenToEmpty,
    private readonly toLoad: OpenToLoad,
    private readonly toInspect: InspectTray,
  ) {}

  /**
   * What its list bounds to one tray opens without a fresh proof; a look into a tray, and a tray of the officer's own choice, ask for one.
   * Every opening keeps a proof fresh that counts yet, so that an officer at work is asked once.
   *
   * @throws DomainError not_found, run_not_open, validation_failed, reauthentication_required, and what the dossier's own openings refuse
   */
  async execute(
    transaction: Transaction,
    staff: SignedInStaff,
    itemOfRun: { readonly runId: string; readonly itemId: string },
    asked: Asked,
  ): Promise<DoorOperationView> {
    const run = await lockOpenRun(transaction, itemOfRun.runId);
    const item = await findItem(transaction, run.id, itemOfRun.itemId);
    const [now] = await this.itemsNow.of(transaction.manager, staff, [item]);
    assertInvariant(now, 'an item that was found can be looked at');
    const operation = await this.open(transaction, staff, now, asked);
    // Who opens it takes it up again; what is left over then needs a reason of its own.
    await transaction.manager.update(RunItem, item.id, { operationId: operation.id, reason: null });
    await keepProofFresh(transaction, staff);
    return operation;
  }

  private async open(
    transaction: Transaction,
    staff: SignedInStaff,
    now: ItemNow,
    { trayLabel, secondPerson }: Asked,
  ): Promise<DoorOperationView> {
    const { item, dossier, opening: purpose } = now;
    if (purpose === undefined) throw nothingToOpen(now);
    if (purpose !== 'load' && trayLabel !== undefined) {
      throw new DomainError(
        'validation_failed',
        'trayLabel: only what is to be loaded can go into another tray.',
      );
    }
    if (purpose === 'load' && secondPerson !== undefined) {
      throw new DomainError('validation_failed', 'secondPerson: what is put in needs one person.');
    }
    const occasion: Occasion = { kind: 'run', secondPerson };
    if (purpose === 'inspect' || trayLabel !== undefined) requireFreshProof(staff, transaction.at);
    switch (purpose) {
      case 'inspect': {
        const tray = item.list === 'inspect' ? item.trayLabel : (dossier?.trayLabel ?? item.trayLabel);
        assertInvariant(tray !== null, 'what is to be inspected is a tray');
        return this.toInspect.execute(transaction, staff, tray, 'run', occasion);
      }
      case 'collect':
      case 'return':
        return this.toEmpty.execute(transaction, staff, dossierOf(now), purpose, occasion);
      case 'load': {
        const tray = trayLabel ?? (await this.plannedTray(transaction, item));
        return this.toLoad.execute(transaction, staff, dossierOf(now), tray);
      }
      default:
        return assertUnreachable(purpose);
    }
  }

  private async plannedTray(transaction: Transaction, item: RunItem): Promise<string | undefined> {
    const items = await transaction.manager.findBy(RunItem, { runId: item.runId, list: 'load' });
    const earlier = new Map(items.flatMap((one) => (one.dossierId ? [[one.dossierId, one.trayLabel]] : [])));
    const plan = await planLoading(transaction, earlier);
    return plan.find(({ work }) => work.dossierId === item.dossierId)?.trayLabel;
  }
}

function dossierOf({ item }: ItemNow): string {
  assertInvariant(item.dossierId !== null, 'what is collected, returned or loaded is a dossier');
  return item.dossierId;
}

function nothingToOpen({ standing, dossier, operationPending }: ItemNow): DomainError {
  if (standing === 'pending' && operationPending) {
    return new DomainError(
      'door_operation_pending',
      'A door operation for this item is not finished. Close the door and wait a moment.',
    );
  }
  const where = dossier ? ` The dossier is ${dossier.state} and with the ${dossier.custody}.` : '';
  return new DomainError(
    'transition_not_legal',
    `No tray is to be opened for this item now (${standing}).${where}`,
  );
}
