import { Injectable } from '@nestjs/common';
import type { StaffAsking } from '../../dossiers/index.js';
import { DomainError, type Actor } from '../../kernel/index.js';
import { LiveEvents, type Transaction } from '../../platform/index.js';
import { ItemsNow } from '../queries/items-now.js';
import { changeRun, lockOpenRun } from '../run-changes.js';
import { RunItem } from '../run-item.entity.js';
import { findItem } from './find-item.js';

interface ItemOfRun {
  readonly runId: string;
  readonly itemId: string;
}

/** The officer says why an item stays undone, or takes that back. */
@Injectable()
export class LeaveItem {
  constructor(
    private readonly itemsNow: ItemsNow,
    private readonly liveEvents: LiveEvents,
  ) {}

  /**
   * @throws DomainError not_found, run_not_open; transition_not_legal for an item that is resolved
   */
  async leave(transaction: Transaction, staff: StaffAsking, which: ItemOfRun, reason: string): Promise<void> {
    const run = await lockOpenRun(transaction, which.runId);
    const item = await findItem(transaction, run.id, which.itemId);
    const [now] = await this.itemsNow.of(transaction.manager, staff, [item]);
    if (now?.standing !== 'pending') {
      throw new DomainError('transition_not_legal', 'This item is resolved; no reason is needed.');
    }
    await transaction.manager.update(RunItem, item.id, { reason });
    const event = { kind: 'item_left', actor: actorOf(staff), details: detailsOf(item) } as const;
    await changeRun(transaction, this.liveEvents, run, event);
  }

  /** Does nothing for an item that was not left. @throws DomainError not_found, run_not_open */
  async takeUp(transaction: Transaction, staff: StaffAsking, which: ItemOfRun): Promise<void> {
    const run = await lockOpenRun(transaction, which.runId);
    const item = await findItem(transaction, run.id, which.itemId);
    if (item.reason === null) return;
    await transaction.manager.update(RunItem, item.id, { reason: null });
    const event = { kind: 'item_taken_up', actor: actorOf(staff), details: detailsOf(item) } as const;
    await changeRun(transaction, this.liveEvents, run, event);
  }
}

function actorOf(staff: StaffAsking): Actor {
  return { type: 'staff', id: staff.id };
}

/** Without the reason: a free text may name people, and the ledger is for ever. */
function detailsOf({ id, list, dossierId, trayLabel }: RunItem) {
  return { item: id, list, dossier: dossierId, tray: trayLabel };
}
