export type { Behaviour } from './behaviour.js';
export type { StoredCall } from './call-store.js';
export { gatewayVariables } from './gateway-variables.js';
export type { StoredMessage } from './message-store.js';
export { signCallback } from './status-callback.js';
export { TwilioServer } from './twilio-server.js';
