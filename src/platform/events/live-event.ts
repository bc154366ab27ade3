/** What somebody must see to at once. */
export const alarmKinds = [
  'opened_without_authorisation',
  'opened_unseen',
  'papers_missing',
  'papers_unexpected',
  'dossier_missing',
  'foreign_papers',
  'door_left_open',
  'run_missed',
  'housing_open',
  'housing_opened_unseen',
  'ledger_broken',
  'ledger_not_signed',
  'code_budget_spent',
  'code_budget_near',
  'codes_unused',
  'account_locked',
  'reports_forged',
  'messages_given_up',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export interface Change {
  readonly type:
    | 'tray'
    | 'dossier'
    | 'door_operation'
    | 'run'
    | 'notice'
    | 'bank'
    | 'cabinet'
    | 'kiosk'
    | 'partner'
    | 'power.changed';
  readonly id: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** Every alarm is told as one, and only as one: screens, the log and the metrics all hear of it here. */
export interface Alarm {
  readonly type: 'alarm';
  /** The tray, or the cabinet; of a missed run, its time; of the ledger, the entry; of codes and forged reports, the site; of a lock, the account; of messages, the partner. Never a person's data: it is logged. */
  readonly id: string;
  readonly data: {
    readonly alarm: AlarmKind;
    /** Of a door left open: whether its person is still being warned. */
    readonly stage?: 'warned' | 'alarmed';
  };
}

/** A change that screens may want to show at once. It says what changed; the screen then asks for the rest. */
export type LiveEvent = Change | Alarm;
