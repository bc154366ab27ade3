import type { Action } from '../auth/index.js';

/** How staff are shown something about a person, and for what. */
export interface Shown {
  /** Its field in answers of the API, with the schema in front where others have one of that name. */
  readonly as: string;
  readonly how: 'masked' | 'whole';
  /** Whoever may do one of these is shown it, in whatever answer it stands; nobody else is. */
  readonly by: readonly Action[];
}

/** One kind of data about people that the database holds. In docs/security.md, sections "Personal data" and "Who is shown it". */
export interface PersonalData {
  /** `table.column`. */
  readonly columns: readonly string[];
  readonly what: string;
  readonly why: string;
  /** How it stands in the column. */
  readonly form: string;
  readonly kept: string;
  readonly erasedBy: string;
  /** Empty where nobody is shown it; what was compared, counted or locked is told instead. */
  readonly shown: readonly Shown[];
}

/**
 * All personal data of the database. A new column that can hold words or bytes stands here or in
 * `columnsWithoutPersonalData`: a test holds both against the schema.
 */
export const personalData: readonly PersonalData[] = [
  {
    columns: ['dossier.sealed_phone', 'dossier.phone_index'],
    what: 'Phone number of a dossier',
    why: 'to send notices, to open the tray',
    form: 'encrypted with the dossier’s key; keyed hash to find it',
    kept: 'until `personalData.eraseAfterDays` after the dossier’s end',
    erasedBy: 'sweep',
    shown: [
      { as: 'phone', how: 'masked', by: ['dossier.read', 'report.read'] },
      { as: 'phone', how: 'whole', by: ['notice.call', 'person.export'] },
    ],
  },
  {
    columns: ['dossier.sealed_holder_name'],
    what: 'Name of a dossier’s holder',
    why: 'to find it at the desk, for the hand-over sheet',
    form: 'encrypted with the dossier’s key',
    kept: 'until `personalData.eraseAfterDays` after the dossier’s end',
    erasedBy: 'sweep',
    shown: [{ as: 'holderName', how: 'whole', by: ['dossier.read', 'paper.print', 'person.export'] }],
  },
  {
    columns: ['dossier.pickup_factor_hash'],
    what: 'Last four digits of a holder’s citizen number, or their day of birth',
    why: 'asked by the kiosk before it hands out results of some procedures',
    form: 'HMAC with the dossier’s key; compared, never read again',
    kept: 'until `personalData.eraseAfterDays` after the dossier’s end',
    erasedBy: 'sweep',
    shown: [],
  },
  {
    columns: ['dossier_key.wrapped_key'],
    what: 'Key of a dossier',
    why: 'opens phone and name, and keys the answer above',
    form: 'encrypted with a key that follows from the site’s',
    kept: 'until `personalData.eraseAfterDays` after the dossier’s end',
    erasedBy: 'sweep',
    shown: [],
  },
  {
    columns: ['dossier.missing_papers', 'dossier.reason'],
    what: 'Words of staff about the papers of a dossier',
    why: 'to tell what is missing, refused or withdrawn',
    form: 'in clear; no names are asked for',
    kept: 'until `personalData.eraseAfterDays` after the dossier’s end',
    erasedBy: 'sweep',
    shown: [
      { as: 'missingPapers', how: 'whole', by: ['dossier.read', 'person.export'] },
      { as: 'StaffDossier.reason', how: 'whole', by: ['dossier.read'] },
    ],
  },
  {
    columns: ['notice.parameters'],
    what: 'Words of staff in notices',
    why: 'a notice is sent as it was written, and looked up by it',
    form: 'in clear; no names are asked for',
    kept: 'until `personalData.eraseAfterDays` after the dossier’s end; numbers, days and places with the ledger',
    erasedBy: 'sweep',
    shown: [
      { as: 'text', how: 'whole', by: ['notice.call'] },
      { as: 'parameters', how: 'whole', by: ['person.export'] },
    ],
  },
  {
    columns: ['tray.out_of_service_reason', 'audit_item.skip_reason'],
    what: 'Words of staff about trays',
    why: 'to say why a tray is out of service, or was left out of an audit',
    form: 'in clear; no names are asked for',
    kept: 'until the tray is in service again; of audits with the ledger',
    erasedBy: 'who brings the tray into service; of audits nobody',
    shown: [
      { as: 'outOfServiceReason', how: 'whole', by: ['tray.read', 'run.read'] },
      { as: 'TrayOutOfService.reason', how: 'whole', by: ['hardware.read'] },
      { as: 'skipReason', how: 'whole', by: ['audit.read'] },
    ],
  },
  {
    columns: ['run_item.reason', 'run.record'],
    what: 'Words of staff in manifests',
    why: 'a manifest is printed as it was closed',
    form: 'in clear; no names are asked for',
    kept: 'with the ledger',
    erasedBy: 'nobody',
    shown: [
      { as: 'RunItem.reason', how: 'whole', by: ['run.read', 'paper.print'] },
      { as: 'reasonsInRuns', how: 'whole', by: ['person.export'] },
    ],
  },
  {
    columns: ['citizen_code.sealed_phone', 'citizen_code.phone_index'],
    what: 'Phone number that asked for a code',
    why: 'to send the code, and to count',
    form: 'encrypted with a key that follows from the site’s; keyed hash',
    kept: '24 hours',
    erasedBy: 'sweep',
    shown: [],
  },
  {
    columns: ['citizen_session.sealed_phone', 'citizen_session.phone_index'],
    what: 'Phone number of a session at a kiosk',
    why: 'to know whose trays may open',
    form: 'encrypted with a key that follows from the site’s; keyed hash',
    kept: '24 hours',
    erasedBy: 'sweep',
    shown: [],
  },
  {
    columns: ['code_failure.phone_index'],
    what: 'Phone number that got a code or a holder wrong',
    why: 'to lock a phone after ten in a row',
    form: 'keyed hash',
    kept: 'until the right one on the same code, a year at most while the phone is not locked, or the right answer or the erasure of the dossier; 24 hours at least',
    erasedBy: 'sweep',
    shown: [],
  },
  {
    columns: ['phone_lock.phone_index'],
    what: 'Phone number whose self-service was locked',
    why: 'a lock has no end of its own',
    form: 'keyed hash',
    kept: 'until 30 days after staff has ended the lock',
    erasedBy: 'sweep',
    shown: [],
  },
  {
    columns: ['sign_in_failure.name_index'],
    what: 'Name with which somebody tried to sign in',
    why: 'to count wrong tries in a row',
    form: 'keyed hash',
    kept: 'until the next sign-in, 24 hours at most',
    erasedBy: 'sweep',
    shown: [],
  },
  {
    columns: ['idempotent_answer.sealed_body'],
    what: 'Answers for requests that are repeated',
    why: 'the same request gets the same answer',
    form: 'encrypted with a key that only the asker has',
    kept: '48 hours',
    erasedBy: 'sweep',
    shown: [],
  },
  {
    columns: ['staff_account.username', 'staff_account.display_name', 'staff_account.password_hash'],
    what: 'Accounts of staff',
    why: 'to say who did what',
    form: 'in clear; the password as argon2id',
    kept: 'with the ledger',
    erasedBy: 'nobody; an account is disabled',
    shown: [
      { as: 'username', how: 'whole', by: ['account.read'] },
      { as: 'openerName', how: 'whole', by: ['run.read'] },
      {
        as: 'displayName',
        how: 'whole',
        by: ['dossier.read', 'run.read', 'audit.read', 'tray.read', 'account.read', 'ledger.read'],
      },
    ],
  },
  {
    columns: ['staff_session.browser', 'staff_session.system'],
    what: 'Sessions of staff, with the minute of their last use',
    why: 'whoever owns an account recognises a stranger’s session',
    form: 'in clear: kind of browser and system, no more of what they say',
    kept: 'until 30 days after the end of the session',
    erasedBy: 'sweep',
    shown: [],
  },
];

/** Of every table the columns for words and bytes in which nothing about a person stands, but ids and codes. */
export const columnsWithoutPersonalData: Readonly<Record<string, readonly string[]>> = {
  audit: ['cabinet_id'],
  audit_item: ['tray_label', 'expected', 'result'],
  cabinet: ['id', 'name_vi', 'name_en'],
  citizen_code: ['purpose', 'salt', 'hash', 'delivery', 'ended', 'way'],
  citizen_session: ['token_hash', 'purpose'],
  department: ['code', 'name_vi', 'name_en', 'kind'],
  door_operation: [
    'tray_label',
    'purpose',
    'actor_type',
    'actor_id',
    'occupancy_before',
    'outcome',
    'outcome_reason',
    'left_open_stage',
    'confirmation',
    'settlement',
  ],
  dossier: [
    'origin',
    'deposit_number',
    'official_code',
    'procedure_code',
    'state',
    'contents',
    'custody',
    'tray_label',
    'department_code',
    'keeper_kind',
    'status_token_hash',
    'pickup_factor',
  ],
  dossier_key: ['wrapped_by'],
  ended_ahead: ['kept_in'],
  field: ['code', 'name_vi', 'name_en'],
  idempotent_answer: ['key_hash', 'request_hash'],
  kiosk: ['name', 'credential_hash'],
  kiosk_set_up_code: ['code_hash', 'ended'],
  // Names nobody but staff and sessions by their ids: appendToLedger is given neither names nor numbers of citizens.
  ledger_entry: ['previous_hash', 'hash', 'body', 'kind', 'occurred_at', 'subject_type', 'subject_id'],
  ledger_head: ['hash'],
  ledger_signed_head: ['hash', 'public_key', 'signature'],
  // Detail: what the gateway's status and error codes are; its own words, which may quote the number, are not kept.
  notice: [
    'template',
    'occasion',
    'state',
    'channel',
    'provider_reference',
    'call_reason',
    'detail',
    'call_outcome',
  ],
  // The label of a tray or the id of a cabinet.
  openings_accounted_for: ['opened', 'id'],
  partner: ['name', 'scopes', 'department_code'],
  partner_callback_secret: ['sealed_secret', 'sealed_old_secret'],
  partner_key: ['prefix', 'hash'],
  partner_webhook: ['url', 'sealed_secret', 'sealed_old_secret'],
  pickup_token: ['token_hash'],
  procedure: [
    'code',
    'name_vi',
    'name_en',
    'field_code',
    'department_code',
    'agency_code',
    'agency_kind',
    'tray_size',
    'papers',
  ],
  rating_count: ['about', 'rating'],
  recovery_code: ['hash'],
  run_item: ['list', 'tray_label', 'result'],
  schema_migration: ['name'],
  second_factor: ['sealed_secret', 'recovery_salting'],
  site_key: ['id', 'wrapped_key', 'wrapped_by'],
  staff_account: ['roles', 'department_code'],
  staff_session: ['token_hash', 'stage'],
  tray: ['label', 'cabinet_id', 'size'],
  tray_wear: ['tray_label'],
  // Body: numbers, codes and states of a dossier, as partners may read it.
  webhook_message: ['type', 'body', 'state', 'detail'],
  working_day_swap: ['name'],
};
