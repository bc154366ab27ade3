export * from './actor.js';
export * from './assertions.js';
export * from './clock.js';
export * from './domain-error.js';
export * from './durations.js';
export * from './localized-text.js';
export * from './phone-number.js';
export * from './randomness.js';
