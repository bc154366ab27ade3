export * from './bridge-session.js';
export * from './failures.js';
