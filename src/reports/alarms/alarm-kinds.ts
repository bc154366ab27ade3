/** What can be wrong at this moment, the most urgent first. */
export const standingAlarmKinds = [
  'ledger_broken',
  'power_failing',
  'bridge_away',
  'housing_open',
  'board_silent',
  'door_open_without_operation',
  'door_left_open',
  'sightings_held_back',
  'technician_journal_not_taken_in',
  'technician_journal_damaged',
  'dossier_missing',
  'code_budget_spent',
  'custody_uncertain',
  'tray_content_unknown',
  'run_missed',
  'code_budget_near',
  'codes_unused',
  'account_locked',
  'calls_to_make',
  'messages_given_up',
  'tray_out_of_service',
  'locks_missing',
  'audit_due',
  'ledger_not_signed',
  'ledger_not_witnessed',
] as const;
export type StandingAlarmKind = (typeof standingAlarmKinds)[number];

/** On which page of the console something is put right. */
export const alarmPages = [
  'hardware',
  'tray',
  'dossier',
  'run',
  'calls',
  'audits',
  'ledger',
  'kiosks',
  'accounts',
  'partners',
] as const;
