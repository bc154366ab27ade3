import type { TwilioServer } from './twilio-server.js';

/** The environment of a service that sends its messages through this server. */
export const gatewayVariables = ({
  accountSid,
  authToken,
  baseUrl,
}: TwilioServer): Readonly<Record<string, string>> => ({
  SMS_CHANNEL: 'twilio',
  TWILIO_ACCOUNT_SID: accountSid,
  TWILIO_AUTH_TOKEN: authToken,
  TWILIO_SENDER: 'MOTCUA',
  TWILIO_CALLER: '+842471247247',
  TWILIO_BASE_URL: baseUrl,
});
