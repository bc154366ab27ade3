import { randomBytes, randomUUID } from 'node:crypto';

export type Row = Readonly<Record<string, unknown>>;
export type Insert = readonly [table: string, row: Row];

/**
 * For each constraint rows that break it: the last is refused by exactly this constraint, all before it are accepted. A
 * row breaks one rule only, since PostgreSQL names the first of several by the alphabet.
 */
export type Violations = Readonly<Record<string, readonly Insert[]>>;

export const at = '2026-11-23T02:00:00Z';
export const later = '2026-11-26T02:00:00Z';
export const officerId = '0b7f2f6e-4f0f-4c55-8d2b-0d4f7a3b9f01';
export const kioskId = '0b7f2f6e-4f0f-4c55-8d2b-0d4f7a3b9f02';

export const tray = (changes: Row = {}): Insert => [
  'tray',
  {
    label: 'A09',
    cabinet_id: 'A',
    position: 9,
    size: 'small',
    wheelchair_reachable: true,
    occupancy_sensor: true,
    installed: true,
    in_service: true,
    out_of_service_reason: null,
    content_known: true,
    version: 1,
    ...changes,
  },
];

export const procedure = (changes: Row = {}): Insert => [
  'procedure',
  {
    code: '1.000894',
    name_vi: 'Kết hôn',
    name_en: 'Marriage',
    field_code: 'civil-status',
    department_code: 'justice',
    depositable: true,
    fetchable: true,
    processing_working_days: 3,
    fee_dong: 0,
    tray_size: 'small',
    papers: ['Tờ khai'],
    position: 1,
    offered: true,
    ...changes,
  },
];

export const staffAccount = (changes: Row = {}): Insert => [
  'staff_account',
  {
    id: randomUUID(),
    username: 'lan',
    display_name: 'Lan',
    roles: ['officer'],
    department_code: null,
    password_hash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
    given_password_until: null,
    given_password_used_at: null,
    disabled: false,
    version: 1,
    ...changes,
  },
];

export const kiosk = (changes: Row = {}): Insert => [
  'kiosk',
  {
    id: randomUUID(),
    name: 'Kiosk',
    credential_hash: randomBytes(32),
    revoked: false,
    version: 1,
    ...changes,
  },
];

export const phoneIndex = randomBytes(32);
export const sealedPhone = randomBytes(40);

/** Always of the same phone, unless said otherwise. */
export const phoneLock = (changes: Row = {}): Insert => [
  'phone_lock',
  { id: randomUUID(), phone_index: phoneIndex, locked_at: at, version: 1, ...changes },
];

/** What every sample row refers to. */
export const world: readonly Insert[] = [
  ['cabinet', { id: 'A', name_vi: 'Tủ A', name_en: 'Cabinet A', position: 1 }],
  tray({ label: 'A01', position: 1 }),
  tray({ label: 'A02', position: 2 }),
  ['field', { code: 'civil-status', name_vi: 'Hộ tịch', name_en: 'Civil status', position: 1 }],
  ['department', { code: 'justice', name_vi: 'Tư pháp', name_en: 'Justice', kind: 'department' }],
  ['department', { code: 'police', name_vi: 'Công an', name_en: 'Police', kind: 'agency' }],
  procedure({ code: '1.001193' }),
  staffAccount({ id: officerId, username: 'officer' }),
  kiosk({ id: kioskId }),
];

const accepted = new Set(['routed', 'processing', 'result_ready', 'loaded', 'overdue', 'picked_up']);
const afterwards = new Set(['returned_to_desk', 'handed_over']);

let deposits = 0;

/** A dossier that is whole for its state and custody, whether or not the two may come together. */
export function dossier(state: string, custody: string, changes: Row = {}): Insert {
  const isAccepted = accepted.has(state) || afterwards.has(state);
  const loaded = state === 'loaded' || state === 'overdue';
  const closed =
    ['picked_up', 'handed_over', 'abandoned'].includes(state) ||
    (state === 'withdrawn' && custody === 'citizen');
  deposits += 1;
  const number = String(deposits).padStart(4, '0');
  return [
    'dossier',
    {
      id: randomUUID(),
      origin: 'deposit',
      deposit_number: `G-261123-${number}`,
      official_code: isAccepted ? `000.00.00.H05-261123-${number}` : null,
      procedure_code: '1.001193',
      state,
      contents: isAccepted && state !== 'routed' && state !== 'processing' ? 'result' : 'application',
      custody,
      custody_certain: true,
      tray_label: custody === 'tray' || state === 'reserved' ? 'A01' : null,
      department_code: custody === 'agency' ? 'police' : 'justice',
      officer_id: custody === 'officer' ? officerId : null,
      phone_index: phoneIndex,
      sealed_phone: sealedPhone,
      low_tray: false,
      reserved_by_session: randomUUID(),
      status_token_hash: randomBytes(32),
      missing_papers: state === 'supplement_needed' ? ['Giấy chứng sinh'] : null,
      reason: state === 'withdrawn' || state === 'lost' ? 'Xin rút' : null,
      created_at: at,
      reserved_until: state === 'reserved' ? later : null,
      deposited_at: at,
      accepted_at: isAccepted ? at : null,
      due_at: isAccepted ? later : null,
      loaded_at: loaded ? at : null,
      window_ends_at: loaded ? later : null,
      closed_at: closed ? at : null,
      version: 1,
      ...changes,
    },
  ];
}

export const doorOperation = (changes: Row = {}): Insert => [
  'door_operation',
  {
    id: randomUUID(),
    tray_label: 'A01',
    purpose: 'inspect',
    actor_type: 'staff',
    actor_id: officerId,
    authorised_at: at,
    settle_by: later,
    bridge_boot_id: randomUUID(),
    occupancy_before: 'absent',
    door_seen_open: false,
    left_open_stage: 'none',
    version: 1,
    ...changes,
  },
];

/** What becomes of an operation when it is settled. */
export const settled: Row = {
  outcome: 'opened',
  outcome_reason: 'sensor',
  pulsed: true,
  settlement: 'unverified',
  settled_at: later,
};
