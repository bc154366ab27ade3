import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ApiError } from './api-error.js';
import type { Behaviour } from './behaviour.js';
import { CallStore, type StoredCall } from './call-store.js';
import { listMessages } from './message-list.js';
import { MessageStore, type StoredMessage } from './message-store.js';
import { postCallback, signCallback } from './status-callback.js';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

/** A local server that behaves as Twilio's Messages and Calls do; see README.md beside it for what and whence. */
export class TwilioServer {
  readonly accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
  readonly authToken = 'an-auth-token-of-the-test-server';
  readonly requests: SeenRequest[] = [];
  private readonly store: MessageStore;
  private readonly callStore = new CallStore(this.accountSid);
  private readonly script: Behaviour[] = [];
  private readonly held: (() => void)[] = [];
  private readonly server = http.createServer((request, response) => {
    this.handle(request, response).catch(() => response.destroy());
  });
  private port = 0;

  private constructor(now: () => Date) {
    this.store = new MessageStore(this.accountSid, now);
  }

  static async start(now: () => Date = () => new Date()): Promise<TwilioServer> {
    const server = new TwilioServer(now);
    await server.acceptConnections();
    return server;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Newest first, with those whose sender never got an answer. */
  get messages(): readonly StoredMessage[] {
    return this.store.all();
  }

  /** Newest first, with those whose caller never got an answer. */
  get calls(): readonly StoredCall[] {
    return this.callStore.all();
  }

  /** The next requests are treated so, one behaviour each; after them the server is itself again. */
  next(...behaviours: readonly Behaviour[]): void {
    this.script.push(...behaviours);
  }

  /** Lets every answer go that `answer_when_released` holds back. */
  release(): void {
    for (const answer of this.held.splice(0)) answer();
  }

  async acceptConnections(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** From now on connections are refused, until `acceptConnections`. Hanging requests are cut. */
  async refuseConnections(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  stop(): Promise<void> {
    return this.refuseConnections();
  }

  /**
   * The message changes its status and the sender is told, as far as it asked for that.
   * @param signedWith another auth token makes a forged report.
   * @returns the receiver's HTTP status, or undefined when no callback was asked for.
   */
  async report(
    sid: string,
    status: string,
    errorCode: number | null = null,
    signedWith = this.authToken,
  ): Promise<number | undefined> {
    const message = this.store.setStatus(sid, status, errorCode);
    if (message.statusCallback === undefined) return undefined;
    const form = this.callbackForm(message);
    return postCallback(message.statusCallback, form, signCallback(signedWith, message.statusCallback, form));
  }

  /**
   * The call is over and the caller is told, as far as it asked for that.
   * @param status `completed`, `busy`, `no-answer`, `failed` or `canceled`
   * @returns the receiver's HTTP status, or undefined when no callback was asked for.
   */
  async reportCall(sid: string, status: string): Promise<number | undefined> {
    const call = this.callStore.get(sid);
    if (call.statusCallback === undefined) return undefined;
    const form = this.callForm(call, status);
    return postCallback(call.statusCallback, form, signCallback(this.authToken, call.statusCallback, form));
  }

  /** As docs/voice/api/call-resource tells what is posted, "StatusCallback". */
  callForm(call: StoredCall, status: string): Record<string, string> {
    return {
      AccountSid: this.accountSid,
      ApiVersion: '2010-04-01',
      CallbackSource: 'call-progress-events',
      CallDuration: status === 'completed' ? '14' : '0',
      CallSid: call.sid,
      CallStatus: status,
      Direction: 'outbound-api',
      From: call.from,
      SequenceNumber: '0',
      To: call.to,
    };
  }

  callbackForm(message: StoredMessage): Record<string, string> {
    return {
      AccountSid: this.accountSid,
      ApiVersion: '2010-04-01',
      ...(message.errorCode === null ? {} : { ErrorCode: String(message.errorCode) }),
      ...(message.from === null ? {} : { From: message.from }),
      MessageSid: message.sid,
      MessageStatus: message.status,
      ...(message.messagingServiceSid === null ? {} : { MessagingServiceSid: message.messagingServiceSid }),
      SmsSid: message.sid,
      SmsStatus: message.status,
      To: message.to,
    };
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const url = new URL(request.url ?? '/', this.baseUrl);
    this.requests.push({ method: request.method ?? '', path: url.pathname, form: Object.fromEntries(form) });
    try {
      this.authenticate(request, url.pathname);
      const behaviour = this.script.shift();
      if (behaviour?.kind === 'error') {
        this.answerError(response, behaviour);
        return;
      }
      if (behaviour?.kind === 'hang') return;
      const created = request.method === 'POST';
      const resource = created ? this.create(url.pathname, form) : this.read(url);
      this.answer(response, behaviour, created ? 201 : 200, resource);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      sendJson(response, error.status, error);
    }
  }

  private answer(
    response: http.ServerResponse,
    behaviour: Exclude<Behaviour, { kind: 'error' | 'hang' }> | undefined,
    status: number,
    resource: object,
  ): void {
    switch (behaviour?.kind) {
      case undefined:
        sendJson(response, status, resource);
        return;
      case 'answer_when_released':
        this.held.push(() => {
          sendJson(response, status, resource);
        });
        return;
      case 'accept_then_hang':
        return;
      case 'accept_then_reset':
        response.socket?.resetAndDestroy();
        return;
      case 'accept_then_fail':
        response.writeHead(behaviour.status, { 'Content-Type': 'text/html' }).end('<html>Bad gateway</html>');
        return;
      case 'accept_then_garble':
        response
          .writeHead(status, { 'Content-Type': 'application/json' })
          .end(JSON.stringify(resource).slice(0, 40));
        return;
    }
  }

  private answerError(response: http.ServerResponse, error: Extract<Behaviour, { kind: 'error' }>): void {
    if (error.retryAfterSeconds !== undefined)
      response.setHeader('Retry-After', String(error.retryAfterSeconds));
    sendJson(response, error.status, new ApiError(error.status, error.code));
  }

  private authenticate(request: http.IncomingMessage, path: string): void {
    const expected = `Basic ${Buffer.from(`${this.accountSid}:${this.authToken}`).toString('base64')}`;
    if (request.headers.authorization !== expected) throw new ApiError(401, 20003);
    const account = `/2010-04-01/Accounts/${this.accountSid}/`;
    const known = path.startsWith(`${account}Messages`) || path === `${account}Calls.json`;
    if (!known) throw new ApiError(404, 20404);
  }

  private create(path: string, form: URLSearchParams): object {
    return path.endsWith('/Calls.json')
      ? this.callStore.toResource(this.callStore.create(form))
      : this.store.toResource(this.store.create(form));
  }

  private read(url: URL): object {
    const sid = /\/Messages\/([^/]+)\.json$/.exec(url.pathname)?.[1];
    return sid === undefined
      ? listMessages(this.store, url.pathname, url.searchParams)
      : this.store.toResource(this.store.get(sid));
  }
}

function sendJson(response: http.ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
