import http from 'node:http';
import https from 'node:https';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

export interface RequestBounds {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly baseUrl: string | undefined;
}

/**
 * Twilio's HTTP client for one API call. It adds what theirs does not offer: an abort signal, another base URL (a
 * custom client is the way their maintainers name for that: twilio-node pull request 326), and the knowledge whether
 * the request can have left this machine.
 *
 * One client a call, without keep-alive: a site sends some tens of messages a day, and a fresh connection is never
 * one that the other side has closed already, whose reset would leave the outcome unknown.
 */
export class ObservedRequestClient extends twilio.RequestClient {
  private connected = false;

  constructor(private readonly bounds: RequestBounds) {
    super({ timeout: bounds.timeoutMs, keepAlive: false, autoRetry: false });
    const transport = { request: this.observedRequest.bind(this) };
    this.axios.interceptors.request.use((config) => ({ ...config, signal: bounds.signal, transport }));
  }

  /**
   * False proves that Twilio has seen nothing: no connection (with https: no finished handshake) came about, so not
   * one byte of the request was written.
   */
  get mayHaveBeenSent(): boolean {
    return this.connected;
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>) {
    return super.request({ ...options, uri: this.atBaseUrl(options.uri) });
  }

  private atBaseUrl(uri: string): string {
    if (this.bounds.baseUrl === undefined) return uri;
    const { pathname, search } = new URL(uri);
    return new URL(pathname + search, this.bounds.baseUrl).href;
  }

  private observedRequest(
    options: https.RequestOptions,
    onResponse: (response: http.IncomingMessage) => void,
  ): http.ClientRequest {
    const secure = options.protocol === 'https:';
    const request = (secure ? https : http).request(options, onResponse);
    request.once('socket', (socket) => {
      // A socket that is connected already (a proxy's tunnel) may carry the request at once.
      if (!socket.connecting) this.connected = true;
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        this.connected = true;
      });
    });
    return request;
  }
}
