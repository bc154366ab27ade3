export { parseStatusCallback } from './status-callback.js';
export { TwilioChannel } from './twilio-channel.js';
export type { TwilioSettings } from './twilio-settings.js';
