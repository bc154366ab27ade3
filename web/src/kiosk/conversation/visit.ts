import type { Schema } from '../../shared/api/index.js';

export type Purpose = 'deposit' | 'pickup' | 'lookup';

/** Whoever stands before the kiosk has typed the code of the SMS, or shown a pickup QR; the token lives in memory only. */
export interface Session {
  readonly token: string;
}

/** What may be said before a tray opens; all of it may be left out. */
export interface Wishes {
  readonly officialCode: string;
  readonly holderName: string;
  readonly lowTray: boolean;
}

/** Everything that the kiosk knows of the person before it. A wipe puts an empty one in its place. */
export interface Visit {
  readonly purpose: Purpose;
  readonly procedure: Schema<'OfferedProcedure'> | null;
  /** As it was typed. */
  readonly phone: string;
  /** Of the pickup QR that was scanned: a session begins with it and the number, and no code is sent. */
  readonly pickupToken: string | null;
  readonly code: Schema<'RequestedCode'> | null;
  /** When the code was asked for, by the page's own monotonic clock. */
  readonly codeAskedAtMs: number;
  readonly session: Session | null;
  readonly wishes: Wishes;
  readonly deposit: Schema<'Deposit'> | null;
  readonly pickups: readonly Pickup[];
  /** The one whose tray is opened. */
  readonly pickup: Pickup | null;
  /** The id of the one of which was said what is asked about its holder. */
  readonly answeredFor: string | null;
  readonly operation: Schema<'DoorOperation'> | null;
  readonly dossiers: readonly StatusInWords[];
}

export type Pickup = Schema<'PickupList'>['pickups'][number];

/** Where a dossier stands, as its own page and the look-up tell it. */
export type StatusInWords = Pick<
  Schema<'PublicStatus'>,
  | 'state'
  | 'text'
  | 'nextStep'
  | 'depositNumber'
  | 'procedureName'
  | 'missingPapers'
  | 'depositedAt'
  | 'dueAt'
  | 'fetchUntil'
> & {
  /** Known to the phone's own list; the page behind a link does not tell it. */
  readonly officialCode?: string | null;
};

export const emptyVisit: Visit = {
  purpose: 'deposit',
  procedure: null,
  phone: '',
  pickupToken: null,
  code: null,
  codeAskedAtMs: 0,
  session: null,
  wishes: { officialCode: '', holderName: '', lowTray: false },
  deposit: null,
  pickups: [],
  pickup: null,
  answeredFor: null,
  operation: null,
  dossiers: [],
};
