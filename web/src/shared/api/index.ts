export { createApi } from './client.js';
export { newIdempotencyKey } from './idempotency-key.js';
export { ProblemError } from './problem-error.js';
export { read, send } from './requests.js';
export type { Schema } from './types.js';
