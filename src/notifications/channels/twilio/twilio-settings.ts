/** How this site sends through Twilio. */
export interface TwilioSettings {
  /** `AC` and 32 hexadecimal digits. */
  readonly accountSid: string;
  /** Signs in, and verifies the signatures of Twilio's reports. */
  readonly authToken: string;
  /** A sender registered for Vietnam (alphanumeric, at most 11 characters), or a messaging service that holds one. */
  readonly sender: { readonly from: string } | { readonly messagingServiceSid: string };
  /** A number in E.164 from which codes are read out; without it there are no calls. */
  readonly caller?: string;
  /** Another server that speaks Twilio's API, for tests; its own by default. */
  readonly baseUrl?: string;
}

/** @throws Error naming the setting, never its value. */
export function assertTwilioSettings(settings: TwilioSettings): void {
  const { accountSid, authToken, sender } = settings;
  if (!/^AC[0-9a-f]{32}$/i.test(accountSid))
    throw new Error('Twilio accountSid must be AC and 32 hexadecimal digits');
  if (authToken === '') throw new Error('Twilio authToken is empty');
  if ('from' in sender) {
    if (!/^(?:\+\d{8,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/.test(sender.from)) {
      throw new Error('Twilio sender must be a number in E.164 or 1 to 11 letters, digits and blanks');
    }
  } else if (!/^MG[0-9a-f]{32}$/i.test(sender.messagingServiceSid)) {
    throw new Error('Twilio messagingServiceSid must be MG and 32 hexadecimal digits');
  }
}
