import type { Topic } from './topics.js';

/** The live events for staff, by name, and what each makes outdated. */
const outdatedBy = {
  tray: ['trays', 'door-operations', 'audits', 'hardware', 'alarms', 'runs', 'load-suggestions'],
  door_operation: ['door-operations', 'trays', 'runs', 'dossiers', 'audits', 'alarms'],
  dossier: ['dossiers', 'runs', 'overview', 'load-suggestions', 'trays', 'ledger'],
  run: ['runs', 'overview'],
  notice: ['notices', 'overview'],
  bank: ['hardware', 'trays', 'alarms'],
  cabinet: ['hardware', 'alarms'],
  kiosk: ['kiosks'],
  partner: ['partners', 'alarms'],
  'power.changed': ['hardware', 'alarms'],
  alarm: ['alarms', 'overview', 'trays', 'runs', 'dossiers', 'partners', 'accounts'],
} as const satisfies Readonly<Record<string, readonly Topic[]>>;

export type StaffEvent = keyof typeof outdatedBy;

export const staffEvents = Object.keys(outdatedBy) as readonly StaffEvent[];

/** What is to be read anew after an event; nothing after one that is not known. */
export const topicsOutdatedBy = (type: string): readonly Topic[] =>
  Object.hasOwn(outdatedBy, type) ? outdatedBy[type as StaffEvent] : [];
