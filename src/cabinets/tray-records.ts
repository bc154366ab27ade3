import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { appendToLedger, type LedgerValue } from '../ledger/index.js';
import { LiveEvents, type Transaction } from '../platform/index.js';
import { lockTray } from './lock-tray.js';
import type { ContentDoubt, OutOfServiceReason } from './reasons.js';
import { forgetFailures } from './tray-wear.js';
import { Tray } from './tray.entity.js';

/** What changes in a tray's record, and what the ledger says of it. */
interface TrayChange {
  readonly kind: 'taken_out_of_service' | 'brought_into_service' | 'content_unknown' | 'content_known';
  readonly what: Partial<Pick<Tray, 'inService' | 'outOfServiceReason' | 'contentKnown'>>;
  readonly details?: Readonly<Record<string, LedgerValue>>;
}

/** The only writer of what becomes of trays: every change is numbered, in the ledger, and told to whoever listens. */
@Injectable()
export class TrayRecords {
  constructor(private readonly liveEvents: LiveEvents) {}

  /** Takes a tray out of use for everybody but staff. Does nothing to one that is out already. */
  async takeOutOfService(
    transaction: Transaction,
    label: string,
    reason: OutOfServiceReason,
    actor: Actor,
  ): Promise<void> {
    const tray = await lockTray(transaction, label);
    if (!tray.inService) return;
    await this.change(transaction, tray, actor, {
      kind: 'taken_out_of_service',
      what: { inService: false, outOfServiceReason: reason },
      details: ledgerDetails(reason),
    });
  }

  /** Brings a tray back into use and forgets its failures. Does nothing to one that is in use. */
  async bringIntoService(transaction: Transaction, label: string, actor: Actor): Promise<void> {
    const tray = await lockTray(transaction, label);
    if (tray.inService) return;
    const what = { inService: true, outOfServiceReason: null };
    await this.change(transaction, tray, actor, { kind: 'brought_into_service', what });
    await forgetFailures(transaction, label);
  }

  /** Nobody can say any more what lies in the tray: an officer has to look. */
  async markContentUnknown(
    transaction: Transaction,
    label: string,
    reason: ContentDoubt,
    actor: Actor,
  ): Promise<void> {
    const tray = await lockTray(transaction, label);
    if (!tray.contentKnown) return;
    const what = { contentKnown: false };
    await this.change(transaction, tray, actor, { kind: 'content_unknown', what, details: { reason } });
  }

  /** An officer has looked, and the records say the same as the tray. */
  async markContentKnown(transaction: Transaction, label: string, actor: Actor): Promise<void> {
    const tray = await lockTray(transaction, label);
    if (tray.contentKnown) return;
    await this.change(transaction, tray, actor, { kind: 'content_known', what: { contentKnown: true } });
  }

  private async change(
    transaction: Transaction,
    tray: Tray,
    actor: Actor,
    { kind, what, details = {} }: TrayChange,
  ): Promise<void> {
    Object.assign(tray, what);
    tray.version += 1;
    await transaction.manager.update(Tray, tray.label, { ...what, version: tray.version });
    appendToLedger(transaction, {
      kind: `tray.${kind}`,
      subject: { type: 'tray', id: tray.label, version: tray.version },
      actor,
      details,
    });
    // Whether citizens may use it, by the records; of its door and content its sensors tell.
    const usable = tray.inService && tray.contentKnown;
    this.liveEvents.publishAfterCommit(transaction, { type: 'tray', id: tray.label, data: { usable } });
  }
}

/** That a person said why, and no word of it: it may name people, and the ledger is for ever. What the lock did is counted. */
const ledgerDetails = (reason: OutOfServiceReason): Readonly<Record<string, LedgerValue>> =>
  reason.kind === 'stated' ? { reason: reason.kind } : { lockFailures: reason.failures };
