import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import type { Transaction } from '../platform/index.js';
import type { Purpose, Settlement } from './settlement.policy.js';

/** An operation at the moment of its settlement. */
export interface SettledOperation {
  readonly id: string;
  readonly trayLabel: string;
  readonly dossierId: string | null;
  readonly purpose: Purpose;
  readonly settlement: Settlement;
  /** Who was authorised to open the tray. */
  readonly actor: Actor;
  /** For an inspection: the newest operation on the tray that was left unverified, if there is one. */
  readonly unverified: { readonly purpose: Exclude<Purpose, 'inspect'>; readonly actor: Actor } | null;
}

/**
 * Takes the consequences of a settlement for the dossier, in the settlement's own transaction. Locks the dossier;
 * the tray is locked after it. The hardware feature itself keeps the tray's record: content unknown after `unverified`.
 */
export type SettlementHandler = (transaction: Transaction, operation: SettledOperation) => Promise<void>;

/** The one place where a feature above says what a settlement means; the hardware knows no dossier. */
@Injectable()
export class SettlementHandlers {
  private handler: SettlementHandler | undefined;

  register(handler: SettlementHandler): void {
    if (this.handler) throw new Error('Settlements have a handler already');
    this.handler = handler;
  }

  async settled(transaction: Transaction, operation: SettledOperation): Promise<void> {
    if (!this.handler) throw new Error('Nobody handles settlements');
    await this.handler(transaction, operation);
  }
}
