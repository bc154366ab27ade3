import { Injectable } from '@nestjs/common';
import type { StaffAsking } from '../../dossiers/index.js';
import { DomainError } from '../../kernel/index.js';
import { HeadSigner, LedgerBreaks, noteBreak, signHead } from '../../ledger/index.js';
import { LiveEvents, type Transaction } from '../../platform/index.js';
import { ItemsNow, type ItemNow } from '../queries/items-now.js';
import { makeRecord } from '../queries/make-record.js';
import { officerNameOf } from '../queries/officers.js';
import { listOtherOpenings } from '../queries/other-openings.js';
import { digestOf } from '../record-digest.js';
import { changeRun, lockOpenRun } from '../run-changes.js';
import { RunItem } from '../run-item.entity.js';
import type { ItemResult } from '../run-item.policy.js';
import type { OtherOpening } from '../run-record.js';
import { findItem } from './find-item.js';

/** Why an item is left undone. */
export interface StatedReason {
  readonly itemId: string;
  readonly reason: string;
}

/** Ends a run: every item has its result, and the record of the run stays as it is from now on. */
@Injectable()
export class CloseRun {
  constructor(
    private readonly itemsNow: ItemsNow,
    private readonly liveEvents: LiveEvents,
    private readonly signer: HeadSigner,
    private readonly breaks: LedgerBreaks,
  ) {}

  /**
   * @param reasons for items that are left undone; one for an item that was resolved meanwhile does not count.
   * @throws DomainError not_found, run_not_open, door_operation_pending, run_has_unresolved_items
   */
  async execute(
    transaction: Transaction,
    staff: StaffAsking,
    runId: string,
    reasons: readonly StatedReason[],
  ): Promise<void> {
    const { manager, at } = transaction;
    const run = await lockOpenRun(transaction, runId);
    for (const { itemId, reason } of reasons) {
      const item = await findItem(transaction, runId, itemId);
      await manager.update(RunItem, item.id, { reason });
    }
    const items = await this.itemsNow.ofRun(manager, staff, run);
    const otherOpenings = await listOtherOpenings(manager, run.id);
    refuseOpenDoors(items, otherOpenings);
    refuseUnresolved(items);
    for (const { item, result } of items) {
      if (result === 'pending') continue;
      const reason = result === 'unresolved' ? item.reason : null;
      await manager.update(RunItem, item.id, { result, reason });
    }
    const record = makeRecord(await officerNameOf(manager, run.openedBy, staff.id), items, otherOpenings);
    const { broken, maySign } = await this.breaks.look(transaction);
    if (broken) await noteBreak(transaction, broken);
    const details = {
      results: countResults(items),
      record: digestOf(record),
      ...(broken && { notSigned: broken.kind }),
    };
    const event = { kind: 'closed', actor: { type: 'staff', id: staff.id }, details } as const;
    await changeRun(transaction, this.liveEvents, run, event, { closedAt: at, closedBy: staff.id, record });
    // On the manifest, which people sign and put away, it is a witness that nobody can reach through the database. One over a
    // ledger that was written anew would bear witness for the forger; one of which a long end is yet to be looked through is signed afterwards.
    if (maySign) signHead(transaction, this.signer);
  }
}

function refuseOpenDoors(items: readonly ItemNow[], others: readonly OtherOpening[]): void {
  const ofItems = items.flatMap(({ operation }) =>
    operation !== undefined && operation.settledAt === null ? [operation.trayLabel] : [],
  );
  const besides = others.flatMap(({ settlement, trayLabel }) => (settlement === null ? [trayLabel] : []));
  const unsettled = [...ofItems, ...besides];
  if (unsettled.length === 0) return;
  throw new DomainError(
    'door_operation_pending',
    `Nobody knows yet what came of tray ${unsettled.join(', ')}. Close the door and wait a moment.`,
    { extensions: { trays: unsettled } },
  );
}

function refuseUnresolved(items: readonly ItemNow[]): void {
  const pending = items.filter(({ result }) => result === 'pending');
  if (pending.length === 0) return;
  throw new DomainError(
    'run_has_unresolved_items',
    `${pending.length} items are not resolved. Resolve them, or say for each why it is left.`,
    {
      extensions: {
        items: pending.map(({ item, dossier }) => ({
          id: item.id,
          list: item.list,
          trayLabel: item.trayLabel,
          depositNumber: dossier?.depositNumber ?? null,
          officialCode: dossier?.officialCode ?? null,
        })),
      },
    },
  );
}

function countResults(items: readonly ItemNow[]): Record<Exclude<ItemResult, 'pending'>, number> {
  const count = (result: ItemResult): number => items.filter((item) => item.result === result).length;
  return { done: count('done'), gone: count('gone'), unresolved: count('unresolved') };
}
