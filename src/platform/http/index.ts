export * from './endpoint.decorators.js';
export type { KeptCredential, LeftCookie } from './cookie.interceptor.js';
export { IdempotencyInterceptor, InTransaction } from './idempotency.interceptor.js';
export * from './principal.js';
export * from './problem-details.js';
export { keepOutOfCaches } from './no-store.js';
export { ProblemFilter } from './problem.filter.js';
export { validationPipe } from './validation.js';
export { createOpenApiDocument, serveOpenApi } from './openapi.js';
