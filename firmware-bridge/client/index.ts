export * from './bridge-session.js';
export * from './failures.js';
export * from './node-options.js';
