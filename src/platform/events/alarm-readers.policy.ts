import { may, type Action } from '../auth/permissions.policy.js';
import type { Role } from '../auth/roles.js';
import type { AlarmKind } from './live-event.js';

/**
 * What somebody must be allowed to read to be told of an alarm, as it is raised and while it stands: the live events and the list
 * of what is wrong ask this one table.
 */
const readBy = {
  ledger_broken: 'ledger.read',
  ledger_not_signed: 'ledger.read',
  ledger_not_witnessed: 'ledger.read',
  power_failing: 'tray.read',
  bridge_away: 'tray.read',
  board_silent: 'tray.read',
  locks_missing: 'tray.read',
  housing_open: 'tray.read',
  housing_opened_unseen: 'tray.read',
  door_open_without_operation: 'tray.read',
  door_left_open: 'tray.read',
  sightings_held_back: 'tray.read',
  technician_journal_not_taken_in: 'tray.read',
  technician_journal_damaged: 'tray.read',
  opened_without_authorisation: 'tray.read',
  opened_unseen: 'tray.read',
  papers_missing: 'tray.read',
  papers_unexpected: 'tray.read',
  foreign_papers: 'tray.read',
  dossier_missing: 'tray.read',
  custody_uncertain: 'tray.read',
  tray_content_unknown: 'tray.read',
  tray_out_of_service: 'tray.read',
  run_missed: 'run.read',
  calls_to_make: 'notice.read',
  audit_due: 'audit.read',
  code_budget_spent: 'kiosk.read',
  code_budget_near: 'kiosk.read',
  codes_unused: 'kiosk.read',
  /** Forged reports are of codes, too. */
  reports_forged: 'kiosk.read',
  account_locked: 'account.read',
  messages_given_up: 'partner.read',
} as const satisfies Readonly<Record<AlarmKind, Action>> & Readonly<Record<string, Action>>;

/** Every alarm, raised or standing. */
export type AnyAlarmKind = keyof typeof readBy;

/** Whether somebody with these roles is told of such alarms. */
export function mayHearOf(roles: readonly Role[], kind: AnyAlarmKind): boolean {
  return may(roles, readBy[kind]);
}
