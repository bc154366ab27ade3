import { randomBytes } from 'node:crypto';
import { ApiError } from './api-error.js';

export interface StoredCall {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  /** What the call says, as TwiML. */
  readonly twiml: string;
  /** Where the caller wants to be told of the events it asked for; `completed`, however it ends, unless it asked for others. */
  readonly statusCallback: string | undefined;
}

/** The calls of one account, newest first. */
export class CallStore {
  private readonly calls: StoredCall[] = [];

  constructor(private readonly accountSid: string) {}

  all(): readonly StoredCall[] {
    return this.calls;
  }

  get(sid: string): StoredCall {
    const call = this.calls.find((stored) => stored.sid === sid);
    if (call === undefined) throw new ApiError(404, 20404);
    return call;
  }

  /** @throws ApiError as the API refuses the form. */
  create(form: URLSearchParams): StoredCall {
    const [to, from, twiml] = ['To', 'From', 'Twiml'].map((name) => form.get(name) ?? '') as [
      string,
      string,
      string,
    ];
    if (to === '') throw new ApiError(400, 21201);
    if (!/^\+[1-9]\d{7,14}$/.test(to)) throw new ApiError(400, 21211, `${to}: `);
    if (from === '') throw new ApiError(400, 21213);
    if (!/^\+[1-9]\d{7,14}$/.test(from)) throw new ApiError(400, 21212, `${from}: `);
    if (twiml === '') throw new ApiError(400, 21205);
    const call = {
      sid: `CA${randomBytes(16).toString('hex')}`,
      to,
      from,
      twiml,
      statusCallback: form.get('StatusCallback') ?? undefined,
    };
    this.calls.unshift(call);
    return call;
  }

  /** The resource as `POST` answers it, as far as a caller reads it. */
  toResource({ sid, to, from }: StoredCall): object {
    return {
      account_sid: this.accountSid,
      api_version: '2010-04-01',
      direction: 'outbound-api',
      from,
      sid,
      status: 'queued',
      to,
      uri: `/2010-04-01/Accounts/${this.accountSid}/Calls/${sid}.json`,
    };
  }
}
