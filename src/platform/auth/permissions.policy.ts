import type { Role } from './roles.js';

/**
 * What an action puts at stake, the gravest first: papers behind doors, data about people, the rights themselves. It bounds what
 * partners may be let do (`partner-scopes.policy.ts`) and who may be shown somebody's data.
 */
export type Reach = 'opens_doors' | 'personal_data' | 'rights' | 'nothing';

/**
 * Who may do what: the one table that guards, OpenAPI document, screens and docs read. An action is what a person does, not an
 * address. Whether this dossier is of one's own department, or this tray in one's own run, is decided where it is done.
 *
 * No role that gives rights may open a door, and none that repairs locks may open one with papers behind it. Who has several roles may
 * do what each of them may: in a small office one person is both, and an administrator could make the other account anyhow.
 */
const permissions = {
  'run.read': { reach: 'personal_data', roles: ['officer', 'supervisor'] },
  'run.open': { reach: 'opens_doors', roles: ['officer'] },
  /** Everything inside an open run: its trays one by one, and what was found in them. */
  'run.work': { reach: 'opens_doors', roles: ['officer'] },
  'run.close': { reach: 'personal_data', roles: ['officer'] },

  'audit.read': { reach: 'personal_data', roles: ['officer', 'supervisor'] },
  /** The weekly look into every tray of a cabinet. */
  'audit.work': { reach: 'opens_doors', roles: ['officer', 'supervisor'] },

  'dossier.read': {
    reach: 'personal_data',
    roles: ['officer', 'desk', 'department', 'agency', 'supervisor'],
  },
  /** Results that begin here without a deposit. */
  'dossier.register': { reach: 'personal_data', roles: ['officer', 'desk', 'agency'] },
  'dossier.collect': { reach: 'opens_doors', roles: ['officer'] },
  'dossier.route': { reach: 'personal_data', roles: ['officer'] },
  'dossier.request_supplement': { reach: 'personal_data', roles: ['officer'] },
  'dossier.process': { reach: 'personal_data', roles: ['officer', 'department', 'agency'] },
  'dossier.report_result': { reach: 'personal_data', roles: ['officer', 'department', 'agency'] },
  'dossier.load': { reach: 'opens_doors', roles: ['officer'] },
  'dossier.return_to_desk': { reach: 'opens_doors', roles: ['officer'] },
  'dossier.receive_at_desk': { reach: 'personal_data', roles: ['desk'] },
  'dossier.hand_over': { reach: 'personal_data', roles: ['desk'] },
  'dossier.withdraw': { reach: 'personal_data', roles: ['officer', 'supervisor'] },
  /** Nobody who carries papers may say by themselves that they are lost. */
  'dossier.declare_lost': { reach: 'personal_data', roles: ['supervisor'] },
  'dossier.declare_found': { reach: 'personal_data', roles: ['officer'] },

  'tray.read': { reach: 'nothing', roles: ['officer', 'desk', 'technician', 'supervisor'] },
  'tray.inspect': { reach: 'opens_doors', roles: ['officer', 'supervisor'] },
  'tray.take_out_of_service': { reach: 'nothing', roles: ['officer', 'technician', 'supervisor'] },
  'tray.bring_into_service': { reach: 'nothing', roles: ['officer', 'technician', 'supervisor'] },
  'hardware.read': { reach: 'nothing', roles: ['officer', 'technician', 'supervisor'] },

  'notice.read': { reach: 'personal_data', roles: ['officer', 'desk', 'supervisor'] },
  /** "Call this person": the phone number is shown in full. */
  'notice.call': { reach: 'personal_data', roles: ['officer', 'desk'] },
  /** Opens a phone's self-service again, once its owner has shown who they are. */
  'phone.unlock': { reach: 'personal_data', roles: ['officer', 'desk'] },
  /**
   * Everything stored about one person, and its erasure, once they have shown who they are: at the desk, where they ask. Nobody
   * who carries papers may make forgotten whose they were.
   */
  'person.export': { reach: 'personal_data', roles: ['desk'] },
  'person.erase': { reach: 'personal_data', roles: ['desk'] },
  'paper.print': { reach: 'personal_data', roles: ['officer', 'desk', 'supervisor'] },

  'catalogue.read': {
    reach: 'nothing',
    roles: ['officer', 'desk', 'department', 'agency', 'technician', 'supervisor', 'administrator'],
  },
  'catalogue.change': { reach: 'nothing', roles: ['administrator'] },
  'calendar.read': {
    reach: 'nothing',
    roles: ['officer', 'desk', 'department', 'agency', 'technician', 'supervisor', 'administrator'],
  },
  'calendar.change': { reach: 'nothing', roles: ['supervisor', 'administrator'] },

  'account.read': { reach: 'personal_data', roles: ['supervisor', 'administrator'] },
  'account.create': { reach: 'rights', roles: ['administrator'] },
  'account.change_roles': { reach: 'rights', roles: ['administrator'] },
  'account.disable': { reach: 'rights', roles: ['administrator'] },
  'account.enable': { reach: 'rights', roles: ['administrator'] },
  'account.reset_password': { reach: 'rights', roles: ['administrator'] },
  /** Ends the waiting after wrong tries to sign in. */
  'account.unlock': { reach: 'rights', roles: ['administrator'] },
  /** Forgets a lost authenticator app. */
  'account.reset_second_factor': { reach: 'rights', roles: ['administrator'] },
  'kiosk.read': { reach: 'nothing', roles: ['technician', 'supervisor', 'administrator'] },
  'kiosk.provision': { reach: 'rights', roles: ['technician', 'administrator'] },
  'kiosk.revoke': { reach: 'rights', roles: ['technician', 'supervisor', 'administrator'] },

  'partner.read': { reach: 'nothing', roles: ['supervisor', 'administrator'] },
  /** Lets another office's system in, with keys of its own. */
  'partner.manage': { reach: 'rights', roles: ['administrator'] },

  /** What is wrong now, of what the asker may read; whoever can put something right sees it. */
  'alarm.read': {
    reach: 'nothing',
    roles: ['officer', 'desk', 'technician', 'supervisor', 'administrator'],
  },
  'event.read': {
    reach: 'nothing',
    roles: ['officer', 'desk', 'department', 'agency', 'technician', 'supervisor', 'administrator'],
  },
  'ledger.read': { reach: 'personal_data', roles: ['supervisor', 'administrator'] },
  'ledger.verify': { reach: 'nothing', roles: ['supervisor', 'administrator'] },
  'report.read': { reach: 'personal_data', roles: ['supervisor', 'administrator'] },
} as const satisfies Readonly<Record<string, { readonly reach: Reach; readonly roles: readonly Role[] }>>;

export type Action = keyof typeof permissions;
export const actions = Object.keys(permissions) as Action[];

/** The roles that may do an action; at least one. */
export function rolesThatMay(action: Action): readonly Role[] {
  return permissions[action].roles;
}

/** A person may do what one of their roles may. */
export function may(owned: readonly Role[], action: Action): boolean {
  const allowed: readonly Role[] = permissions[action].roles;
  return owned.some((role) => allowed.includes(role));
}

/** What an action puts at stake. */
export function reachOf(action: Action): Reach {
  return permissions[action].reach;
}
