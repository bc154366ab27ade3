import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export interface RawRequest {
  readonly method: string;
  /** Sent as it is, dots and all. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends what better behaved clients would mend before sending it. */
export class RawClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(private readonly url: string) {}

  send({ method, address, headers, body }: RawRequest): Promise<RawAnswer> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve, reject) => {
      const asking = request(
        {
          agent: this.agent,
          ...{ hostname, port, method, path: address },
          headers: {
            'idempotency-key': randomUUID(),
            ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
            ...headers,
          },
        },
        (answer) => {
          text(answer).then((said) => {
            resolve({ status: answer.statusCode ?? 0, text: said });
          }, reject);
        },
      );
      asking.on('error', reject);
      asking.end(body);
    });
  }

  /** Announces a body of so many bytes, sends its first, and reads what comes back until the service hangs up. */
  async announce({ method, address, headers }: RawRequest, bytes: number): Promise<string> {
    const socket = connect(Number(new URL(this.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    const lines = Object.entries({
      host: 'kiosk',
      'idempotency-key': randomUUID(),
      ...headers,
      'content-length': String(bytes),
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`${method} ${address} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n{`);
    return text(socket);
  }

  close(): void {
    this.agent.destroy();
  }
}
