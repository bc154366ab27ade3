import type { DossierEventKind } from '../../dossiers/index.js';

/** What partners are told of a dossier, by what has happened to it; null: it is nobody's business outside. */
const types = {
  envelope_received: 'dossier.deposited',
  accepted: 'dossier.accepted',
  supplement_needed: 'dossier.supplement_needed',
  received_in_department: 'dossier.received_in_department',
  finished: 'dossier.result_ready',
  result_registered: 'dossier.result_registered',
  result_loaded: 'dossier.result_loaded',
  supplement_loaded: 'dossier.supplement_loaded',
  overdue: 'dossier.overdue',
  picked_up: 'dossier.fetched',
  taken_back_to_desk: 'dossier.taken_back_to_desk',
  received_at_desk: 'dossier.received_at_desk',
  handed_over: 'dossier.handed_over',
  withdrawn: 'dossier.withdrawn',
  handed_back: 'dossier.handed_back',
  declared_lost: 'dossier.lost',
  declared_found: 'dossier.found',
  abandoned: null,
  collected: null,
  taken_from_department: null,
  taken_out_of_tray: null,
  tray_reserved: null,
  tray_changed: null,
  tray_claimed: null,
  tray_released: null,
  custody_uncertain: null,
  custody_certain: null,
  missing: null,
  reminder_due: null,
  pickup_qr_given: null,
  slip_printed: null,
  pickup_factor_noted: null,
  personal_data_erased: null,
} as const satisfies Record<DossierEventKind, string | null>;

export type WebhookType = Exclude<(typeof types)[DossierEventKind], null>;

/** The type of message that an event makes; undefined when partners are not told of it. */
export function webhookTypeOf(kind: DossierEventKind): WebhookType | undefined {
  return types[kind] ?? undefined;
}
