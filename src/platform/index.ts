export * from './auth/index.js';
export * from './database/index.js';
export * from './events/index.js';
export * from './http/index.js';
export { Jobs, Sweeps, type JobData, type Sweep } from './jobs/index.js';
export * from './logging/index.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export * from './tokens.js';
export { NestLogger } from './nest-logger.js';
