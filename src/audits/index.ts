export { AuditsModule } from './audits.module.js';
export { readDueAudits, type DueAudit } from './queries/due-audits.js';
