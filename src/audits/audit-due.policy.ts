import { dayMs } from '../kernel/index.js';

/** Every tray of a cabinet is looked into once a week. */
const auditEveryDays = 7;

export interface AuditHistory {
  /** When the last audit was closed; null: there has been none. */
  readonly lastClosedAt: Date | null;
  /** When the cabinet came into use: until its first audit, the week counts from here. */
  readonly inUseSince: Date;
}

/** @returns since when the weekly audit of a cabinet is due; undefined while the last one is no older than a week. */
export function auditDueSince({ lastClosedAt, inUseSince }: AuditHistory, now: Date): Date | undefined {
  const due = new Date((lastClosedAt ?? inUseSince).getTime() + auditEveryDays * dayMs);
  return now > due ? due : undefined;
}
