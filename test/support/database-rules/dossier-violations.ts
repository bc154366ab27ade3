import { randomBytes, randomUUID } from 'node:crypto';
import {
  at,
  doorOperation,
  dossier,
  later,
  settled,
  type Insert,
  type Row,
  type Violations,
} from './sample-rows.js';

const same = randomBytes(32);
const session = randomUUID();

/** A result that begins here: nobody deposited anything. */
const registered = (changes: Row): Insert =>
  dossier('result_ready', 'agency', {
    origin: 'agency',
    deposit_number: null,
    reserved_by_session: null,
    deposited_at: null,
    ...changes,
  });

const keyedDossierId = randomUUID();
const keyedDossier = dossier('deposited', 'tray', { id: keyedDossierId });
const dossierKey = (changes: Row): Insert => [
  'dossier_key',
  { dossier_id: keyedDossierId, wrapped_key: randomBytes(60), wrapped_by: randomBytes(8), ...changes },
];

const factor = { pickup_factor: 'birth_date', pickup_factor_hash: randomBytes(32) };

const dossiers: Violations = {
  dossier_origin_known: [registered({ origin: 'post' })],
  dossier_contents_known: [dossier('withdrawn', 'desk', { contents: 'money' })],
  dossier_state_and_custody_legal: [dossier('deposited', 'desk')],
  dossier_contents_fit_state: [dossier('result_ready', 'officer', { contents: 'application' })],
  dossier_tray_bound: [dossier('collected', 'officer', { tray_label: 'A01' })],
  dossier_tray_once: [dossier('deposited', 'tray'), dossier('reserved', 'citizen')],
  dossier_officer_named: [dossier('collected', 'officer', { officer_id: null })],
  dossier_keeper_named: [dossier('withdrawn', 'department', { department_code: null })],
  dossier_keeper_is_of_its_kind: [dossier('processing', 'department', { department_code: 'police' })],
  dossier_uncertain_only_at_a_tray: [dossier('collected', 'officer', { custody_certain: false })],
  dossier_reserved_until_a_time: [dossier('reserved', 'citizen', { reserved_until: null })],
  dossier_reserved_by_a_session: [dossier('deposited', 'tray', { reserved_by_session: null })],
  dossier_one_reservation_per_session: [
    dossier('reserved', 'citizen', { reserved_by_session: session }),
    dossier('reserved', 'citizen', { reserved_by_session: session, tray_label: 'A02' }),
  ],
  dossier_deposit_has_number: [dossier('deposited', 'tray', { deposit_number: null })],
  dossier_deposit_number_form: [dossier('deposited', 'tray', { deposit_number: '7' })],
  dossier_deposit_number_once: [
    dossier('deposited', 'tray', { deposit_number: 'G-261123-9999' }),
    dossier('collected', 'officer', { deposit_number: 'G-261123-9999' }),
  ],
  dossier_deposited_has_time: [dossier('deposited', 'tray', { deposited_at: null })],
  dossier_accepted_whole: [dossier('routed', 'officer', { official_code: null })],
  dossier_registered_has_code: [registered({ accepted_at: null, due_at: null, official_code: null })],
  dossier_official_code_once: [
    registered({ official_code: '000.00.00.H05-261123-7777' }),
    dossier('routed', 'officer', { official_code: '000.00.00.H05-261123-7777' }),
  ],
  dossier_status_token_once: [
    dossier('deposited', 'tray', { status_token_hash: same }),
    dossier('collected', 'officer', { status_token_hash: same }),
  ],
  dossier_phone_indexed: [dossier('deposited', 'tray', { phone_index: Buffer.from('+84912345678') })],
  dossier_phone_sealed: [dossier('deposited', 'tray', { sealed_phone: Buffer.from('+84912345678') })],
  dossier_holder_name_sealed: [
    dossier('deposited', 'tray', { sealed_holder_name: Buffer.from('Nguyễn Thị Lan') }),
  ],
  dossier_pickup_factor_known: [dossier('loaded', 'tray', { ...factor, pickup_factor: 'shoe_size' })],
  dossier_pickup_factor_sha256: [
    dossier('loaded', 'tray', { ...factor, pickup_factor_hash: Buffer.from('1990-02-01') }),
  ],
  dossier_pickup_factor_whole: [dossier('loaded', 'tray', { ...factor, pickup_factor_hash: null })],
  dossier_pickup_factor_until_erased: [
    dossier('handed_over', 'citizen', {
      ...factor,
      phone_index: null,
      sealed_phone: null,
      person_erased_at: later,
    }),
  ],
  dossier_person_until_erased: [dossier('handed_over', 'citizen', { person_erased_at: later })],
  dossier_person_erased_after_the_end: [
    dossier('deposited', 'tray', { phone_index: null, sealed_phone: null, person_erased_at: later }),
  ],
  dossier_key_wrapped: [keyedDossier, dossierKey({ wrapped_key: randomBytes(32) })],
  dossier_key_names_secret: [keyedDossier, dossierKey({ wrapped_by: randomBytes(32) })],
  dossier_supplement_names_what: [dossier('supplement_needed', 'officer', { missing_papers: [] })],
  dossier_loaded_has_window: [dossier('loaded', 'tray', { loaded_at: later, window_ends_at: at })],
  dossier_reminded_within_the_window: [dossier('deposited', 'tray', { last_reminder_day: 1 })],
  dossier_withdrawal_has_reason: [dossier('withdrawn', 'officer', { reason: null })],
  dossier_loss_has_reason: [dossier('lost', 'unknown', { reason: null })],
  dossier_closed_at_the_end: [dossier('picked_up', 'citizen', { closed_at: null })],
  deposit_counter_bounded: [['deposit_counter', { day: '2026-11-23', last: 100_000 }]],
};

const fetchedId = randomUUID();
const pickupId = randomUUID();
const fetched = dossier('picked_up', 'citizen', { id: fetchedId });
const fetchedOnce: readonly Insert[] = [
  fetched,
  doorOperation({
    id: pickupId,
    purpose: 'pickup',
    dossier_id: fetchedId,
    ...settled,
    settlement: 'moved',
  }),
];
const reopening = (changes: Row): Insert =>
  doorOperation({ purpose: 'reopen', dossier_id: fetchedId, reopens: pickupId, ...changes });

const doorOperations: Violations = {
  door_operation_purpose_known: [
    dossier('deposited', 'tray', { id: session }),
    doorOperation({ purpose: 'look', dossier_id: session }),
  ],
  door_operation_before_known: [doorOperation({ occupancy_before: 'full' })],
  door_operation_outcome_known: [doorOperation({ ...settled, outcome: 'perhaps' })],
  door_operation_stage_known: [doorOperation({ left_open_stage: 'forgotten' })],
  door_operation_confirmation_known: [doorOperation({ confirmation: 'maybe' })],
  door_operation_findings_of_inspections: [doorOperation({ ...settled, settlement: 'not_moved' })],
  door_operation_reopening_whole: [fetched, doorOperation({ purpose: 'reopen', dossier_id: fetchedId })],
  door_operation_reopening_returns_nothing: [
    ...fetchedOnce,
    reopening({ ...settled, settlement: 'not_moved' }),
  ],
  door_operation_reopened_once: [
    ...fetchedOnce,
    reopening({ ...settled, settlement: 'moved' }),
    reopening({}),
  ],
  door_operation_names_dossier: [doorOperation({ purpose: 'collect' })],
  door_operation_outcome_whole: [doorOperation({ outcome: 'opened' })],
  door_operation_settled_whole: [doorOperation({ ...settled, settled_at: null })],
  door_operation_settled_after_outcome: [
    doorOperation({ ...settled, outcome: null, outcome_reason: null, pulsed: null }),
  ],
  door_operation_bounded: [doorOperation({ settle_by: at })],
  door_operation_one_unsettled_per_tray: [doorOperation({ ...settled }), doorOperation(), doorOperation()],
  door_operation_one_unsettled_per_session: [
    doorOperation({ citizen_session_id: session }),
    doorOperation({ citizen_session_id: session, tray_label: 'A02' }),
  ],
};

export const dossierViolations: Violations = { ...dossiers, ...doorOperations };
