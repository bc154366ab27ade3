import { randomBytes } from 'node:crypto';
import { ApiError } from './api-error.js';

export interface StoredMessage {
  readonly sid: string;
  readonly to: string;
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string;
  readonly statusCallback: string | undefined;
  readonly created: Date;
  sent: Date | undefined;
  status: string;
  errorCode: number | null;
}

/** The messages of one account, newest first. */
export class MessageStore {
  private readonly messages: StoredMessage[] = [];

  constructor(
    private readonly accountSid: string,
    private readonly now: () => Date,
  ) {}

  all(): readonly StoredMessage[] {
    return this.messages;
  }

  get(sid: string): StoredMessage {
    const message = this.messages.find((stored) => stored.sid === sid);
    if (message === undefined) throw new ApiError(404, 20404);
    return message;
  }

  /** @throws ApiError as the API refuses the form. */
  create(form: URLSearchParams): StoredMessage {
    const to = form.get('To') ?? '';
    const body = form.get('Body') ?? '';
    const from = form.get('From');
    const messagingServiceSid = form.get('MessagingServiceSid');
    if (to === '') throw new ApiError(400, 21604);
    if (!/^\+[1-9]\d{7,14}$/.test(to)) throw new ApiError(400, 21211, `${to}: `);
    if (from === null && messagingServiceSid === null) throw new ApiError(400, 21603);
    if (body === '') throw new ApiError(400, 21602);
    if (body.length > 1600) throw new ApiError(400, 21617);
    const message: StoredMessage = {
      sid: `SM${randomBytes(16).toString('hex')}`,
      to,
      from,
      messagingServiceSid,
      body,
      statusCallback: form.get('StatusCallback') ?? undefined,
      created: this.now(),
      sent: undefined,
      status: messagingServiceSid === null ? 'queued' : 'accepted',
      errorCode: null,
    };
    this.messages.unshift(message);
    return message;
  }

  setStatus(sid: string, status: string, errorCode: number | null): StoredMessage {
    const message = this.get(sid);
    message.status = status;
    message.errorCode = errorCode;
    if (status === 'sent' || status === 'delivered' || status === 'undelivered') message.sent ??= this.now();
    return message;
  }

  /** The resource as `GET` and `POST` answer it. */
  toResource(message: StoredMessage): object {
    const uri = `/2010-04-01/Accounts/${this.accountSid}/Messages/${message.sid}`;
    return {
      account_sid: this.accountSid,
      api_version: '2010-04-01',
      body: message.body,
      date_created: toRfc2822(message.created),
      date_sent: message.sent === undefined ? null : toRfc2822(message.sent),
      date_updated: toRfc2822(message.sent ?? message.created),
      direction: 'outbound-api',
      error_code: message.errorCode,
      error_message: null,
      from: message.from,
      messaging_service_sid: message.messagingServiceSid,
      num_media: '0',
      num_segments: '1',
      price: null,
      price_unit: 'USD',
      sid: message.sid,
      status: message.status,
      subresource_uris: { media: `${uri}/Media.json` },
      to: message.to,
      uri: `${uri}.json`,
    };
  }
}

/** `Tue, 18 Aug 2026 09:00:00 +0000`: whole seconds. */
function toRfc2822(time: Date): string {
  return time.toUTCString().replace('GMT', '+0000');
}
