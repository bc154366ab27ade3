import { rolesThatMay, type Action, type Role } from '../platform/index.js';
import type { StaffCommand } from './dossier.machine.js';

/** Of a member of staff, what decides about dossiers. */
export interface StaffAsking {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Of the department or agency they belong to. */
  readonly departmentCode: string | null;
}

const ofAnOffice: readonly Role[] = ['department', 'agency'];

/**
 * Whether somebody may do an action with a dossier of this department. People of a department or agency may with their
 * own dossiers only; a person with another role that may, may with all.
 */
export function mayWith(staff: StaffAsking, action: Action, departmentCode: string | null): boolean {
  return staff.roles
    .filter((role) => rolesThatMay(action).includes(role))
    .some((role) => !ofAnOffice.includes(role) || staff.departmentCode === departmentCode);
}

/** The one department whose dossiers somebody sees; null: they see all. */
export function departmentSeen(staff: StaffAsking): string | null {
  const readers = staff.roles.filter((role) => rolesThatMay('dossier.read').includes(role));
  return readers.every((role) => ofAnOffice.includes(role)) ? staff.departmentCode : null;
}

/** What a person does by a command, in the words of the table of permissions. */
export const actionOf = {
  accept: 'dossier.route',
  request_supplement: 'dossier.request_supplement',
  receive_in_department: 'dossier.process',
  finish: 'dossier.report_result',
  take_from_department: 'dossier.load',
  send_to_desk: 'dossier.return_to_desk',
  receive_at_desk: 'dossier.receive_at_desk',
  hand_over: 'dossier.hand_over',
  withdraw: 'dossier.withdraw',
  hand_back: 'dossier.hand_over',
  declare_lost: 'dossier.declare_lost',
  declare_found: 'dossier.declare_found',
} as const satisfies Record<StaffCommand, Action>;

/** What a person does by opening a tray for a dossier. */
export const openingActionOf = {
  collect: 'dossier.collect',
  load: 'dossier.load',
  return: 'dossier.return_to_desk',
} as const satisfies Record<string, Action>;
