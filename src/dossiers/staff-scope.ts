import { partnerMay, rolesThatMay, type Action, type PartnerScope, type Role } from '../platform/index.js';
import type { StaffCommand } from './dossier.machine.js';

/** Of a member of staff, what decides about dossiers. */
export interface StaffAsking {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Of the department or agency they belong to. */
  readonly departmentCode: string | null;
}

/** Of a partner's system, what decides about dossiers. */
export interface PartnerAsking {
  readonly partnerId: string;
  readonly scopes: readonly PartnerScope[];
  /** The one department or agency whose dossiers it is let near; null: those of all. */
  readonly departmentCode: string | null;
}

/** Whoever gives a command that a partner's system may give too. */
export type Asking = StaffAsking | PartnerAsking;

const ofAnOffice: readonly Role[] = ['department', 'agency'];

/**
 * Whether somebody may do an action with a dossier of this department. People of a department or agency may with their
 * own dossiers only; a person with another role that may, may with all.
 */
export function mayWith(asking: Asking, action: Action, departmentCode: string | null): boolean {
  if (isPartner(asking)) return partnerMay(asking.scopes, action) && isNear(asking, departmentCode);
  return asking.roles
    .filter((role) => rolesThatMay(action).includes(role))
    .some((role) => !ofAnOffice.includes(role) || asking.departmentCode === departmentCode);
}

export function isPartner(asking: Asking): asking is PartnerAsking {
  return 'partnerId' in asking;
}

/** Whether a partner is let near the dossiers of this department; near those of none only one that is near all. */
export function isNear(partner: PartnerAsking, departmentCode: string | null): boolean {
  return partner.departmentCode === null || partner.departmentCode === departmentCode;
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
