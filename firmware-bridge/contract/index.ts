export * from './version.js';
export * from './drivers.js';
export * from './site-hardware.js';
export * from './hardware-issues.js';
export * from './outcomes.js';
export * from './messages.js';
export * from './trace.js';
export * from './technician-journal.js';
