import type { PhoneNumber } from '../../kernel/index.js';
import type { TemplateId } from '../texts/index.js';

/** One SMS for one person. */
export interface OutgoingMessage {
  readonly to: PhoneNumber;
  /** For gateways that take plain text: one GSM-7 part. */
  readonly text: string;
  /** For gateways that only send approved templates: the id and the parameters in the order of their numbers. */
  readonly template: { readonly id: TemplateId; readonly parameters: readonly string[] };
  /** Our idempotency key, a UUID: one a notice, the same for every attempt. */
  readonly reference: string;
  /** Where the gateway reports delivery; without it the notice stays `sent`. */
  readonly callbackUrl?: string;
}

/** A call to one person: it rings, and reads a text aloud. */
export interface OutgoingCall {
  readonly to: PhoneNumber;
  /** Vietnamese as it is spoken, with its marks. */
  readonly text: string;
  /** A UUID, another one for every call. */
  readonly reference: string;
  /** Where the gateway reports whether anybody took it; without it nobody learns. */
  readonly callbackUrl?: string;
}

export interface SendLimits {
  /** From the call to the answer, everything included; 1 to 60 000. */
  readonly timeoutMs: number;
  /** Gives up earlier, for example at shutdown. What was under way is then `unknown`. */
  readonly signal?: AbortSignal;
}

/** Why a gateway will never take this message as it is. */
export type RefusalReason =
  | 'recipient_invalid'
  | 'recipient_unreachable'
  | 'recipient_opted_out'
  | 'sender_not_registered'
  | 'text_refused'
  | 'account_without_funds'
  | 'credentials_refused'
  | 'request_refused';

/**
 * What is known about a message after an attempt to hand it to a gateway. `detail` is for the technician: status and
 * error codes only, since a gateway's own words repeat the phone number.
 */
export type SendAnswer =
  | { readonly outcome: 'accepted'; readonly providerReference: string }
  | {
      readonly outcome: 'refused';
      readonly permanent: true;
      readonly reason: RefusalReason;
      readonly detail: string;
    }
  /** Certainly not accepted, so it may be sent again; not before `afterMs` when the gateway said so. */
  | { readonly outcome: 'retry_later'; readonly afterMs?: number; readonly detail: string }
  /** May or may not have been accepted: must never be sent again, only looked up. */
  | { readonly outcome: 'unknown'; readonly detail: string };

export interface MessageQuery {
  readonly reference: string;
  readonly to: PhoneNumber;
  readonly text: string;
  /** Just before the first attempt. */
  readonly since: Date;
  /** Provider references that belong to other notices already; the same text sent twice must not count for both. */
  readonly claimed: readonly string[];
}

/** `not_found` is no proof that the message will never go out: a gateway may list it later. */
export type FindAnswer =
  | { readonly outcome: 'accepted'; readonly providerReference: string }
  | { readonly outcome: 'not_found' }
  | { readonly outcome: 'unavailable'; readonly detail: string };

/**
 * Delivery as the gateway tells it. `failed` never left the gateway, `undelivered` came back from the network. A call is
 * `delivered` when somebody, or something, took it, and `undelivered` when nobody did.
 */
export type DeliveryStatus = 'in_transit' | 'delivered' | 'undelivered' | 'failed';

/** What a gateway posted to the callback URL, as the web server received it. */
export interface PostedReport {
  /** The parsed form or JSON body. */
  readonly body: unknown;
  readonly signature: string | undefined;
  /** The callback URL exactly as the gateway was given it, not as a proxy rewrote it. */
  readonly url: string;
}

export type ReportReading =
  | { readonly outcome: 'report'; readonly providerReference: string; readonly status: DeliveryStatus }
  /** Not from the gateway: answer 403 and change nothing. */
  | { readonly outcome: 'signature_invalid' }
  /** From the gateway, but nothing we can use: answer 400 and change nothing. */
  | { readonly outcome: 'malformed' };

/** A way to send an SMS, and to call where the site has a number for it. No method throws: every failure is an answer. */
export interface Channel {
  readonly name: string;
  /** Hands one message to the gateway, once: no retries of its own. */
  send(message: OutgoingMessage, limits: SendLimits): Promise<SendAnswer>;
  /** Whether calls can be made. */
  readonly calls: boolean;

  /** Hands one call to the gateway, once. `accepted` says that it will ring, not that anybody takes it. */
  call(call: OutgoingCall, limits: SendLimits): Promise<SendAnswer>;

  /** Asks whether a message whose sending ended `unknown` was accepted after all. Never sends. */
  find(query: MessageQuery, limits: SendLimits): Promise<FindAnswer>;
  /** Reads a delivery report; a channel without it gets none. */
  readReport?(report: PostedReport): ReportReading;
}

/** Injection token of the one `Channel` that this site sends its SMS through. */
export const channelToken = Symbol('Channel');
