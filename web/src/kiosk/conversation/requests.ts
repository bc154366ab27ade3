import type { Schema } from '../../shared/api/index.js';
import type { Pickup, Purpose, Session, StatusInWords, Wishes } from './visit.js';

export type CodeWay = Schema<'CodeWay'>;

/** What the kiosk asks the service on behalf of the person; one at a time. */
export type Request =
  | { readonly kind: 'ask_code'; readonly phone: string; readonly purpose: Purpose; readonly way: CodeWay }
  | { readonly kind: 'start_session'; readonly codeId: string; readonly code: string }
  | { readonly kind: 'start_session_by_qr'; readonly token: string; readonly phone: string }
  | { readonly kind: 'reserve'; readonly procedureCode: string; readonly wishes: Wishes }
  | { readonly kind: 'open_deposit'; readonly id: string }
  | { readonly kind: 'list_pickups' }
  | { readonly kind: 'show_factor'; readonly id: string; readonly answer: string }
  | { readonly kind: 'open_pickup'; readonly id: string }
  | { readonly kind: 'reopen'; readonly operationId: string }
  | { readonly kind: 'confirm'; readonly operationId: string; readonly done: boolean }
  | { readonly kind: 'rate'; readonly about: 'deposit' | 'pickup'; readonly rating: Rating }
  | { readonly kind: 'list_dossiers' }
  | { readonly kind: 'read_status'; readonly token: string };

export type RequestKind = Request['kind'];

export const ratings = ['satisfied', 'neutral', 'dissatisfied'] as const;
export type Rating = (typeof ratings)[number];

export interface Answers {
  readonly ask_code: Schema<'RequestedCode'>;
  readonly start_session: Session;
  readonly start_session_by_qr: Session;
  readonly reserve: Schema<'Deposit'>;
  readonly open_deposit: Schema<'DoorOperation'>;
  readonly list_pickups: readonly Pickup[];
  readonly show_factor: null;
  readonly open_pickup: Schema<'DoorOperation'>;
  readonly reopen: Schema<'DoorOperation'>;
  readonly confirm: Schema<'DoorOperation'>;
  readonly rate: null;
  readonly list_dossiers: readonly StatusInWords[];
  readonly read_status: StatusInWords;
}

/** An answer together with the kind of request it answers. */
export type Answer = { readonly [Kind in RequestKind]: { kind: Kind; data: Answers[Kind] } }[RequestKind];

/** A refusal: the service's closed list of codes, or `unreachable`. */
export interface Refusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
