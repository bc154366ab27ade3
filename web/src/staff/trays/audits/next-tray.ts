import type { AuditItem } from './use-audits.js';

type Standing = Pick<AuditItem, 'result' | 'unsettled'>;

/** The tray to go on with: one whose door is open, else the first that nobody has looked into; undefined when all are done. */
export function nextTray<Item extends Standing>(items: readonly Item[]): Item | undefined {
  return items.find(({ unsettled }) => unsettled) ?? items.find(({ result }) => result === 'pending');
}

/** Whether a worksheet can be closed: everything was looked into or skipped, and no door is open. */
export const canBeClosed = (items: readonly Standing[]): boolean => nextTray(items) === undefined;
