export { MissedRuns } from './missed/missed-runs.js';
export { findAlteredRuns } from './queries/altered-runs.js';
export { findOpenRunId } from './queries/list-runs.js';
export { reasonsOfDossiers, type ReasonOfDossier } from './queries/reasons-of-dossiers.js';
export { RunPapers, type HandOver, type RunOnPaper } from './queries/run-papers.js';
export type { ItemResult, RunList } from './run-item.policy.js';
export type { OtherOpening, RunRecord, RunRecordItem } from './run-record.js';
export { RunsModule } from './runs.module.js';
