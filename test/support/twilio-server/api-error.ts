/** Texts as in twilio.com/docs/api/errors; the one for 21211 repeats the number, as theirs does. */
const messages: Readonly<Record<number, string>> = {
  20003: 'Authenticate',
  20404: 'The requested resource was not found',
  20429: 'Too Many Requests',
  20500: 'An internal server error has occurred',
  21201: "No 'To' number is specified",
  21205: 'Url is not a valid URL',
  21211: "The 'To' number is not a valid phone number.",
  21212: "The 'From' number is not a valid phone number, shortcode, or alphanumeric sender ID",
  21213: "'From' phone number is required",
  21602: 'Message body is required.',
  21603: "A 'From' phone number is required.",
  21604: "A 'To' phone number is required.",
  21606:
    "The 'From' phone number provided is not a valid message-capable Twilio phone number for this destination/account",
  21610: 'Attempt to send to unsubscribed recipient',
  21612: "Message cannot be sent with the current combination of 'To' and/or 'From' parameters",
  21614: "'To' number is not a valid mobile number",
  21617: 'The concatenated message body exceeds the 1600 character limit',
};

/** An answer of the API other than success. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    private readonly quoted = '',
  ) {
    super(`${quoted}${messages[code] ?? `Error ${code}`}`);
  }

  toJSON(): object {
    const { code, message, status } = this;
    return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  }
}
