export * from './jobs.js';
export * from './prepare-queues.js';
export * from './queues.js';
export * from './sweeps.js';
