import type { RefusalReason, SendAnswer } from '../channel.js';

/** What an attempt that did not end in a message id is known to have met. */
export interface TwilioFailure {
  /** False only when no connection came about. */
  readonly mayHaveBeenSent: boolean;
  /** HTTP status, when an answer came. */
  readonly status?: number;
  /** Twilio's own error code, when the answer had one. */
  readonly code?: number;
  /** From `Retry-After`. */
  readonly retryAfterMs?: number;
  /** Name of the error of the transport, such as `ECONNRESET`. */
  readonly transportError?: string;
}

/**
 * Twilio's codes that creating a message is refused with: twilio.com/docs/api/errors/<code>. For Vietnam see
 * twilio.com/en/guidelines/vn/sms: alphanumeric senders must be registered; a fixed line answers 21614.
 */
const refusals: Readonly<Record<number, RefusalReason>> = {
  20003: 'credentials_refused',
  20404: 'credentials_refused', // the account in the path does not exist
  20005: 'account_without_funds', // account not active
  10001: 'account_without_funds', // account not active: balance, suspension
  30002: 'account_without_funds', // account suspended
  21201: 'recipient_invalid', // no To
  21211: 'recipient_invalid',
  21265: 'recipient_invalid', // a short code
  21210: 'sender_not_registered', // calls: not a number of this account
  21214: 'recipient_unreachable', // calls: the number cannot be reached
  21215: 'recipient_unreachable', // calls: permission for the country not enabled
  21216: 'recipient_unreachable', // calls: the number is blocked
  21217: 'recipient_invalid', // calls: not a telephone number
  21408: 'recipient_unreachable', // permission for the country not enabled
  21604: 'recipient_invalid', // no To
  21608: 'recipient_unreachable', // trial account, number not verified
  21610: 'recipient_opted_out',
  21612: 'recipient_unreachable', // this sender cannot reach this number
  21614: 'recipient_invalid', // not a mobile number
  21635: 'recipient_invalid', // a fixed line
  30003: 'recipient_unreachable',
  30004: 'recipient_unreachable',
  30005: 'recipient_invalid',
  30006: 'recipient_unreachable',
  30007: 'text_refused', // filtered
  21602: 'text_refused', // no text
  21617: 'text_refused', // too long
  21212: 'sender_not_registered',
  21603: 'sender_not_registered', // no sender
  21606: 'sender_not_registered',
  21657: 'sender_not_registered', // not supported at the destination
  21659: 'sender_not_registered',
  21660: 'sender_not_registered', // belongs to another account
  21703: 'sender_not_registered', // messaging service has no sender
  30034: 'sender_not_registered',
  30042: 'sender_not_registered',
};

/** Refused for now only. All come before a message exists. */
const queueFull: ReadonlySet<number> = new Set([
  20429, // too many requests
  21611, // the sender's queue is full
  30001, // queue overflow
  60728, // hourly limit
  63017, // rate limit
  63038, // daily limit
]);

const refusalsByStatus: Readonly<Record<number, RefusalReason>> = {
  401: 'credentials_refused',
  402: 'account_without_funds',
  403: 'credentials_refused',
};

/** Total: every failure has one answer, and what is not certain is `unknown`. */
export function answerForFailure(failure: TwilioFailure): SendAnswer {
  const detail = describe(failure);
  const { status, code } = failure;
  if (!failure.mayHaveBeenSent) return { outcome: 'retry_later', detail };
  if (status === undefined) return { outcome: 'unknown', detail };
  // "An API request that receives an error 429 response is never processed": docs/api/errors/20429.
  if (status === 429 || (isRefusal(status) && code !== undefined && queueFull.has(code))) {
    const { retryAfterMs } = failure;
    return {
      outcome: 'retry_later',
      detail,
      ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }),
    };
  }
  if (!isRefusal(status)) return { outcome: 'unknown', detail };
  const reason =
    (code === undefined ? undefined : refusals[code]) ?? refusalsByStatus[status] ?? 'request_refused';
  return { outcome: 'refused', permanent: true, reason, detail };
}

/**
 * A 4xx says that the request was not carried out. Not so 408 (the server tired of waiting) and 409. After a 5xx
 * "it is possible for a customer to receive multiple messages" if it is sent again: docs/api/errors/20500.
 */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 409;
}

function describe({ mayHaveBeenSent, status, code, transportError }: TwilioFailure): string {
  if (status !== undefined) return `HTTP ${status}${code === undefined ? '' : `, code ${code}`}`;
  return `${mayHaveBeenSent ? 'no answer' : 'no connection'}${transportError === undefined ? '' : `, ${transportError}`}`;
}
