import type { Schema } from '../../shared/api/index.js';

/** The service's closed list, and that no answer came. */
export type ProblemCode = Schema<'Problem'>['code'] | 'unreachable';
