import type { Schema } from '../../shared/api/index.js';

export type Run = Schema<'Run'>;
export type RunItem = Schema<'RunItem'>;
export type RunListName = RunItem['list'];
export type Dossier = Schema<'StaffDossier'>;
export type DoorOperation = Schema<'DoorOperation'>;

/** In the order in which they are worked off: first make room, then fill it. */
export const runLists = ['collect', 'return', 'inspect', 'load'] as const satisfies readonly RunListName[];
