/** Why somebody opens a tray only to look into it, as they say it. No free text: it goes into the ledger. */
export const statedReasons = ['content_unknown', 'citizen_report', 'lock_check', 'other'] as const;

/** Also for what the house itself has it opened. */
export const inspectionReasons = [...statedReasons, 'run', 'audit'] as const;
export type InspectionReason = (typeof inspectionReasons)[number];
