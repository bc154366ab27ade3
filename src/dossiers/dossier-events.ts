import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/index.js';
import type { Contents, Custody, Origin, State, TransitionEvent } from './dossier.machine.js';

/** What can happen to a dossier, as the ledger calls it too (with `dossier.` in front). */
export type DossierEventKind =
  | TransitionEvent
  | 'tray_reserved'
  | 'result_registered'
  /** What the kiosk will ask about the holder is known now. */
  | 'pickup_factor_noted'
  /** Another tray was chosen for a deposit whose first one did not open. */
  | 'tray_changed'
  /** A tray is promised to papers that an officer is about to put in. */
  | 'tray_claimed'
  | 'tray_released'
  | 'custody_uncertain'
  | 'custody_certain'
  | 'missing'
  | 'reminder_due'
  /** Whoever has the link of the status page got a QR code by which the kiosk hands out what lies in the tray. */
  | 'pickup_qr_given'
  /** Staff have printed the slip, which carries that link. */
  | 'slip_printed'
  /** Nobody can tell any more whose it was. */
  | 'personal_data_erased';

/** A dossier as it is after the event. Holds words of staff and the citizen's link: for notices, never for logs. */
export interface DossierFacts {
  readonly id: string;
  /** New with every event: with the kind it names this very occasion. */
  readonly version: number;
  readonly origin: Origin;
  readonly state: State;
  readonly custody: Custody;
  readonly contents: Contents;
  readonly trayLabel: string | null;
  readonly departmentCode: string | null;
  readonly procedureCode: string;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  readonly acceptedAt: Date | null;
  readonly missingPapers: readonly string[];
  readonly reason: string | null;
  readonly loadedAt: Date | null;
  readonly windowEndsAt: Date | null;
  /** The citizen's status page, absolute. */
  readonly statusUrl: string;
}

export interface DossierEvent {
  readonly kind: DossierEventKind;
  readonly dossier: DossierFacts;
}

export type DossierListener = (transaction: Transaction, event: DossierEvent) => Promise<void>;

/** The port to the features above: they listen, in the transaction of what has happened. */
@Injectable()
export class DossierEvents {
  private readonly listeners: DossierListener[] = [];

  register(listener: DossierListener): void {
    this.listeners.push(listener);
  }

  async publish(transaction: Transaction, event: DossierEvent): Promise<void> {
    for (const listener of this.listeners) await listener(transaction, event);
  }
}
