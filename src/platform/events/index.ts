export { mayHearOf, type AnyAlarmKind } from './alarm-readers.policy.js';
export * from './live-event.js';
export * from './live-events.js';
export { serverSentEvents } from './server-sent-events.js';
