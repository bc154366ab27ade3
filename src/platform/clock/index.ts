export * from './clock-watch.js';
