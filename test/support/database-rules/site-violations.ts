import { randomBytes, randomUUID } from 'node:crypto';
import {
  at,
  dossier,
  kiosk,
  kioskId,
  later,
  officerId,
  phoneIndex,
  phoneLock,
  procedure,
  sealedPhone,
  staffAccount,
  tray,
  type Insert,
  type Row,
  type Violations,
} from './sample-rows.js';

const hash = randomBytes(32);

const staffSession = (changes: Row): Insert => [
  'staff_session',
  {
    id: randomUUID(),
    token_hash: hash,
    account_id: officerId,
    stage: 'complete',
    started_at: at,
    proved_at: at,
    last_used_at: at,
    browser: 'firefox',
    system: 'linux',
    expires_at: later,
    ...changes,
  },
];

export const code = (changes: Row): Insert => [
  'citizen_code',
  {
    id: randomUUID(),
    phone_index: phoneIndex,
    sealed_phone: sealedPhone,
    purpose: 'deposit',
    way: 'message',
    kiosk_id: kioskId,
    tries_left: 3,
    requested_at: at,
    expires_at: later,
    delivery: 'waiting',
    ...changes,
  },
];

const ratingCount = (changes: Row): Insert => [
  'rating_count',
  { kiosk_id: kioskId, day: '2026-11-23', about: 'deposit', rating: 'neutral', count: 1, ...changes },
];

const codeId = randomUUID();
const anotherCodeId = randomUUID();
const codes = [code({ id: codeId, ended: 'used' }), code({ id: anotherCodeId, ended: 'used' })];

export const citizenSession = (changes: Row): Insert => [
  'citizen_session',
  {
    id: randomUUID(),
    token_hash: randomBytes(32),
    phone_index: phoneIndex,
    sealed_phone: sealedPhone,
    purpose: 'deposit',
    kiosk_id: kioskId,
    code_id: codeId,
    started_at: at,
    touched_at: at,
    expires_at: later,
    idle_ends_at: later,
    ...changes,
  },
];

const waitingId = randomUUID();
const alsoWaitingId = randomUUID();
const waiting = dossier('loaded', 'tray', { id: waitingId });
const alsoWaiting = dossier('loaded', 'tray', { id: alsoWaitingId, tray_label: 'A02' });

const pickupToken = (changes: Row): Insert => [
  'pickup_token',
  { dossier_id: waitingId, token_hash: hash, given_at: at, ...changes },
];

const setUpCode = (changes: Row): Insert => [
  'kiosk_set_up_code',
  {
    id: randomUUID(),
    kiosk_id: kioskId,
    code_hash: randomBytes(32),
    opened_at: at,
    expires_at: later,
    tries_left: 10,
    ...changes,
  },
];

const partnerId = randomUUID();

export const partner = (changes: Row): Insert => [
  'partner',
  { id: partnerId, name: 'Hệ thống một cửa', scopes: ['dossiers.read'], version: 1, ...changes },
];

const partnerKey = (changes: Row): Insert => [
  'partner_key',
  {
    id: randomUUID(),
    partner_id: partnerId,
    place: 1,
    prefix: 'k7m2p9qx',
    hash: randomBytes(32),
    made_at: at,
    expires_at: later,
    ...changes,
  },
];

const webhook = (changes: Row): Insert => [
  'partner_webhook',
  { partner_id: partnerId, url: 'https://partner.vn/hooks', sealed_secret: randomBytes(60), ...changes },
];

const callbackSecret = (changes: Row): Insert => [
  'partner_callback_secret',
  { partner_id: partnerId, sealed_secret: randomBytes(60), made_at: at, ...changes },
];

const message = (changes: Row): Insert => [
  'webhook_message',
  {
    id: randomUUID(),
    partner_id: partnerId,
    type: 'dossier.accepted',
    body: '{}',
    queued_at: at,
    state: 'waiting',
    attempts: 0,
    next_attempt_at: at,
    ...changes,
  },
];

const codeFailure = (changes: Row): Insert => [
  'code_failure',
  { id: randomUUID(), phone_index: hash, kiosk_id: kioskId, failed_at: at, in_a_row: true, ...changes },
];

const signInFailure = (changes: Row): Insert => [
  'sign_in_failure',
  { name_index: hash, account_id: officerId, failures: 1, failed_at: at, told: false, ...changes },
];

const openingsAccountedFor = (changes: Row): Insert => [
  'openings_accounted_for',
  { opened: 'tray', id: 'A01', bridge_boot_id: randomUUID(), openings: 1, ...changes },
];

const cabinetsAndProcedures: Violations = {
  tray_label_form: [tray({ label: '9' })],
  tray_size_known: [tray({ size: 'huge' })],
  tray_out_of_service_has_reason: [tray({ in_service: false })],
  tray_out_of_service_reason_known: [
    tray({ in_service: false, out_of_service_reason: '{"kind": "lock_failed"}' }),
  ],
  tray_wear_openings_counted: [['tray_wear', { tray_label: 'A01', openings: -1, consecutive_failures: 0 }]],
  openings_accounted_for_opened_known: [openingsAccountedFor({ opened: 'kiosk' })],
  openings_accounted_for_counted: [openingsAccountedFor({ openings: 0 })],
  tray_wear_failures_counted: [['tray_wear', { tray_label: 'A01', openings: 0, consecutive_failures: -1 }]],
  department_kind_known: [['department', { code: 'x', name_vi: 'X', name_en: 'X', kind: 'club' }]],
  procedure_code_form: [procedure({ code: '1-1' })],
  procedure_agency_is_one: [procedure({ agency_code: 'justice' })],
  procedure_good_for_something: [procedure({ depositable: false, fetchable: false })],
  procedure_agency_returns_results: [procedure({ agency_code: 'police', fetchable: false })],
  procedure_deposit_names_papers: [procedure({ papers: [] })],
  procedure_processing_time_bounded: [procedure({ processing_working_days: 366 })],
  procedure_fee_not_negative: [procedure({ fee_dong: -1 })],
  procedure_tray_size_known: [procedure({ tray_size: 'huge' })],
};

const people: Violations = {
  staff_account_username_form: [staffAccount({ username: 'Lan Anh' })],
  staff_account_username_once: [staffAccount(), staffAccount()],
  staff_account_roles_known: [staffAccount({ roles: [] })],
  staff_account_password_argon2id: [staffAccount({ password_hash: 'open sesame' })],
  staff_account_given_password_used: [staffAccount({ given_password_used_at: new Date() })],
  staff_account_of_a_department: [staffAccount({ roles: ['department'] })],
  staff_session_token_once: [staffSession({}), staffSession({})],
  staff_session_token_sha256: [staffSession({ token_hash: Buffer.from('the token itself') })],
  staff_session_stage_known: [staffSession({ stage: 'asleep' })],
  staff_session_browser_known: [staffSession({ browser: 'Mozilla/5.0' })],
  staff_session_system_known: [staffSession({ system: 'Windows NT 10.0; Win64; x64' })],
  ended_ahead_kept_in_known: [['ended_ahead', { kept_in: 'run', id: officerId, ahead_since: at }]],
  clock_seen_one_row: [['clock_seen', { id: false, newest_at: at }]],
  recovery_code_hashed: [['recovery_code', { account_id: officerId, hash: Buffer.from('k7vd-2mqx') }]],
  second_factor_recovery_argon2id: [
    ['second_factor', { account_id: officerId, sealed_secret: hash, recovery_salting: '$argon2id$v=19$m=8' }],
  ],
  staff_session_ends_after_start: [staffSession({ expires_at: at })],
  sign_in_failure_name_hashed: [signInFailure({ name_index: Buffer.from('lan') })],
  sign_in_failure_counted: [signInFailure({ failures: 0 })],
  kiosk_credential_once: [kiosk({ credential_hash: hash }), kiosk({ credential_hash: hash })],
  citizen_code_purpose_known: [code({ purpose: 'fun' })],
  citizen_code_way_known: [code({ way: 'pigeon' })],
  citizen_code_tries_bounded: [code({ tries_left: 6 })],
  citizen_code_delivery_known: [code({ delivery: 'flown' })],
  citizen_code_end_known: [code({ ended: 'forgotten' })],
  citizen_code_hash_salted: [code({ hash })],
  citizen_code_hash_where_sent: [code({ delivery: 'sent' })],
  citizen_code_ends_with_its_tries: [code({ tries_left: 0 })],
  citizen_code_bounded: [code({ expires_at: at })],
  citizen_code_phone_indexed: [code({ phone_index: Buffer.from('+84912345678') })],
  citizen_code_phone_sealed: [code({ sealed_phone: Buffer.from('+84912345678') })],
  citizen_code_one_alive: [code({}), code({})],
  citizen_session_purpose_known: [...codes, citizenSession({ purpose: 'fun' })],
  citizen_session_phone_indexed: [...codes, citizenSession({ phone_index: Buffer.from('+84912345678') })],
  citizen_session_phone_sealed: [...codes, citizenSession({ sealed_phone: Buffer.from('+84912345678') })],
  citizen_session_token_sha256: [...codes, citizenSession({ token_hash: Buffer.from('short') })],
  citizen_session_token_once: [
    ...codes,
    citizenSession({ token_hash: hash, ended_at: later }),
    citizenSession({ token_hash: hash, code_id: anotherCodeId }),
  ],
  citizen_session_by_code_or_qr: [...codes, citizenSession({ code_id: null })],
  citizen_session_by_qr_fetches: [waiting, citizenSession({ code_id: null, dossier_id: waitingId })],
  citizen_session_factor_tries_bounded: [...codes, citizenSession({ factor_tries_left: -1 })],
  pickup_token_sha256: [waiting, pickupToken({ token_hash: Buffer.from('the token itself') })],
  pickup_token_once: [waiting, alsoWaiting, pickupToken({}), pickupToken({ dossier_id: alsoWaitingId })],
  citizen_session_one_per_code: [...codes, citizenSession({ ended_at: later }), citizenSession({})],
  citizen_session_one_per_kiosk: [...codes, citizenSession({}), citizenSession({ code_id: anotherCodeId })],
  citizen_session_ends_after_start: [...codes, citizenSession({ expires_at: at })],
  citizen_session_idle_after_start: [...codes, citizenSession({ idle_ends_at: at })],
  kiosk_set_up_code_once: [setUpCode({ code_hash: hash, ended: 'used' }), setUpCode({ code_hash: hash })],
  kiosk_set_up_code_hashed: [setUpCode({ code_hash: Buffer.from('ACDEF34679') })],
  kiosk_set_up_code_tries_bounded: [setUpCode({ tries_left: 11 })],
  kiosk_set_up_code_end_known: [setUpCode({ ended: 'forgotten' })],
  kiosk_set_up_code_bounded: [setUpCode({ expires_at: at })],
  kiosk_set_up_code_ends_with_its_tries: [setUpCode({ tries_left: 0 })],
  kiosk_set_up_code_one_open: [setUpCode({}), setUpCode({})],
  code_failure_of_code_or_factor: [codeFailure({ code_id: randomUUID(), of_factor: true })],
  code_failure_in_a_row_of_phone: [codeFailure({ phone_index: null })],
  code_failure_factor_of_dossier: [waiting, codeFailure({ dossier_id: waitingId, of_factor: false })],
  code_failure_phone_hashed: [codeFailure({ phone_index: Buffer.from('+84912345678') })],
  phone_lock_phone_hashed: [phoneLock({ phone_index: Buffer.from('+84912345678') })],
  phone_lock_ended_by_somebody: [phoneLock({ unlocked_at: later })],
  phone_lock_one_standing: [
    phoneLock({ unlocked_at: later, unlocked_by: officerId }),
    phoneLock({}),
    phoneLock({}),
  ],
  rating_count_about_known: [ratingCount({ about: 'weather' })],
  rating_count_rating_known: [ratingCount({ rating: 'rapt' })],
  rating_count_counted: [ratingCount({ count: 0 })],
};

const partners: Violations = {
  partner_scopes_known: [partner({ scopes: ['doors.open'] })],
  partner_name_once: [partner({}), partner({ id: randomUUID() })],
  partner_key_two_places: [partner({}), partnerKey({ place: 3 })],
  partner_key_prefix_form: [partner({}), partnerKey({ prefix: 'the key' })],
  partner_key_once: [partner({}), partnerKey({ hash }), partnerKey({ hash, place: 2 })],
  partner_key_hashed: [partner({}), partnerKey({ hash: Buffer.from('the key itself') })],
  partner_key_bounded: [partner({}), partnerKey({ expires_at: at })],
  partner_webhook_url_form: [partner({}), webhook({ url: 'partner.vn' })],
  partner_webhook_secret_sealed: [partner({}), webhook({ sealed_secret: hash })],
  partner_webhook_old_secret_ends: [partner({}), webhook({ sealed_old_secret: randomBytes(60) })],
  partner_callback_secret_sealed: [partner({}), callbackSecret({ sealed_secret: hash })],
  partner_callback_old_secret_ends: [partner({}), callbackSecret({ old_secret_until: later })],
  webhook_message_state_known: [partner({}), webhook({}), message({ state: 'lost', next_attempt_at: null })],
  webhook_message_attempts_bounded: [partner({}), webhook({}), message({ attempts: 9 })],
  webhook_message_due_while_waiting: [partner({}), webhook({}), message({ next_attempt_at: null })],
  partner_key_one_a_place: [partner({}), partnerKey({ place: 2 }), partnerKey({ place: 2 })],
};

export const siteViolations: Violations = { ...cabinetsAndProcedures, ...people, ...partners };
