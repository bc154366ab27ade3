import type { Schema } from '../../shared/api/index.js';

export type HardwareHealth = Schema<'HardwareHealth'>;
export type Board = HardwareHealth['banks'][number];
