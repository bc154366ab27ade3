import { assertUnreachable } from '../../kernel/index.js';
import { standingAlarmKinds, type StandingAlarmKind } from './alarm-kinds.js';
import type { StandingAlarm } from './alarms.schemas.js';

/** What is wrong, before it is told: cabinets still go by their id. */
export type Alarm = Omit<StandingAlarm, 'cabinetName'>;

export type AlarmFacts = Partial<
  Pick<
    Alarm,
    'since' | 'cabinetId' | 'trayLabel' | 'bankId' | 'reason' | 'dossierId' | 'partner' | 'count' | 'line'
  >
>;

/** A kind of alarm with what is known of this one; how urgent it is and where it is solved follow from the kind. */
export function alarmOf(kind: StandingAlarmKind, facts: AlarmFacts): Alarm {
  return {
    kind,
    severity: severityOf(kind),
    since: null,
    cabinetId: null,
    trayLabel: null,
    bankId: null,
    reason: null,
    dossierId: null,
    partner: null,
    count: null,
    line: null,
    ...facts,
    solvedAt: pageOf(kind),
  };
}

/** What the sensors show of a tray, and the newest opening of it. */
export interface DoorFacts {
  readonly open: boolean;
  readonly operation:
    { readonly settled: boolean; readonly leftOpen: 'none' | 'warned' | 'alarmed' } | undefined;
}

/** Whether a door that stands open is an alarm: it is none while its opening runs and its person has time. */
export function doorAlarm({ open, operation }: DoorFacts): StandingAlarmKind | undefined {
  if (!open) return undefined;
  if (operation !== undefined && operation.leftOpen !== 'none') return 'door_left_open';
  return operation?.settled === false ? undefined : 'door_open_without_operation';
}

export function byUrgency(one: Alarm, other: Alarm): number {
  const rank = ({ kind }: Alarm): number => standingAlarmKinds.indexOf(kind);
  return (
    rank(one) - rank(other) ||
    (one.since ?? '').localeCompare(other.since ?? '') ||
    (one.trayLabel ?? '').localeCompare(other.trayLabel ?? '')
  );
}

function severityOf(kind: StandingAlarmKind): StandingAlarm['severity'] {
  switch (kind) {
    case 'ledger_broken':
    case 'power_failing':
    case 'bridge_away':
    case 'housing_open':
    case 'board_silent':
    case 'door_open_without_operation':
    case 'door_left_open':
    case 'sightings_held_back':
    case 'technician_journal_not_taken_in':
    case 'technician_journal_damaged':
    case 'dossier_missing':
    case 'code_budget_spent':
      return 'urgent';
    case 'custody_uncertain':
    case 'tray_content_unknown':
    case 'run_missed':
    case 'code_budget_near':
    case 'codes_unused':
    case 'account_locked':
    case 'calls_to_make':
    case 'messages_given_up':
    case 'tray_out_of_service':
    case 'locks_missing':
    case 'audit_due':
    case 'ledger_not_signed':
    case 'ledger_not_witnessed':
      return 'attention';
    default:
      return assertUnreachable(kind);
  }
}

function pageOf(kind: StandingAlarmKind): StandingAlarm['solvedAt'] {
  switch (kind) {
    case 'power_failing':
    case 'bridge_away':
    case 'housing_open':
    case 'board_silent':
    case 'locks_missing':
    case 'technician_journal_not_taken_in':
    case 'technician_journal_damaged':
      return 'hardware';
    case 'door_open_without_operation':
    case 'door_left_open':
    case 'sightings_held_back':
    case 'tray_content_unknown':
    case 'tray_out_of_service':
      return 'tray';
    case 'dossier_missing':
    case 'custody_uncertain':
      return 'dossier';
    case 'run_missed':
      return 'run';
    case 'calls_to_make':
      return 'calls';
    case 'audit_due':
      return 'audits';
    case 'ledger_broken':
    case 'ledger_not_signed':
    case 'ledger_not_witnessed':
      return 'ledger';
    case 'code_budget_spent':
    case 'code_budget_near':
    case 'codes_unused':
      return 'kiosks';
    case 'account_locked':
      return 'accounts';
    case 'messages_given_up':
      return 'partners';
    default:
      return assertUnreachable(kind);
  }
}
