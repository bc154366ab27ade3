import type { Role } from './roles.js';

/**
 * Who may do what: the one table that guards, OpenAPI document and screens read. An action is what a person does, not an
 * address. Whether this dossier is of one's own department, or this tray in one's own run, is decided where it is done.
 *
 * Nobody who gives rights may open a door, and nobody who repairs locks may open one with papers behind it.
 */
const permissions = {
  'run.read': ['officer', 'supervisor'],
  'run.open': ['officer'],
  /** Everything inside an open run: its trays one by one, and what was found in them. */
  'run.work': ['officer'],
  'run.close': ['officer'],

  'audit.read': ['officer', 'supervisor'],
  /** The weekly look into every tray of a cabinet. */
  'audit.work': ['officer', 'supervisor'],

  'dossier.read': ['officer', 'desk', 'department', 'agency', 'supervisor'],
  /** Results that begin here without a deposit. */
  'dossier.register': ['officer', 'desk', 'agency'],
  'dossier.collect': ['officer'],
  'dossier.route': ['officer'],
  'dossier.request_supplement': ['officer'],
  'dossier.process': ['officer', 'department', 'agency'],
  'dossier.report_result': ['officer', 'department', 'agency'],
  'dossier.load': ['officer'],
  'dossier.return_to_desk': ['officer'],
  'dossier.receive_at_desk': ['desk'],
  'dossier.hand_over': ['desk'],
  'dossier.withdraw': ['officer', 'supervisor'],
  /** Nobody who carries papers may say by themselves that they are lost. */
  'dossier.declare_lost': ['supervisor'],
  'dossier.declare_found': ['officer'],

  'tray.read': ['officer', 'desk', 'technician', 'supervisor'],
  'tray.inspect': ['officer', 'supervisor'],
  'tray.take_out_of_service': ['officer', 'technician', 'supervisor'],
  'tray.bring_into_service': ['officer', 'technician', 'supervisor'],
  'hardware.read': ['officer', 'technician', 'supervisor'],

  'notice.read': ['officer', 'desk', 'supervisor'],
  /** "Call this person": the phone number is shown in full. */
  'notice.call': ['officer', 'desk'],
  /** Opens a phone's self-service again, once its owner has shown who they are. */
  'phone.unlock': ['officer', 'desk'],
  'paper.print': ['officer', 'desk', 'supervisor'],

  'catalogue.read': ['officer', 'desk', 'department', 'agency', 'technician', 'supervisor', 'administrator'],
  'catalogue.change': ['administrator'],
  'calendar.read': ['officer', 'desk', 'department', 'agency', 'technician', 'supervisor', 'administrator'],
  'calendar.change': ['supervisor', 'administrator'],

  'account.read': ['supervisor', 'administrator'],
  'account.create': ['administrator'],
  'account.disable': ['administrator'],
  'account.enable': ['administrator'],
  'account.reset_password': ['administrator'],
  /** Ends the waiting after wrong tries to sign in. */
  'account.unlock': ['administrator'],
  'kiosk.read': ['technician', 'supervisor', 'administrator'],
  'kiosk.provision': ['technician', 'administrator'],
  'kiosk.revoke': ['technician', 'supervisor', 'administrator'],

  'event.read': ['officer', 'desk', 'department', 'agency', 'technician', 'supervisor', 'administrator'],
  'ledger.read': ['supervisor', 'administrator'],
  'ledger.verify': ['supervisor', 'administrator'],
  'report.read': ['supervisor', 'administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof permissions;
export const actions = Object.keys(permissions) as Action[];

/** The roles that may do an action; at least one. */
export function rolesThatMay(action: Action): readonly Role[] {
  return permissions[action];
}

/** A person may do what one of their roles may. */
export function may(owned: readonly Role[], action: Action): boolean {
  const allowed: readonly Role[] = permissions[action];
  return owned.some((role) => allowed.includes(role));
}
