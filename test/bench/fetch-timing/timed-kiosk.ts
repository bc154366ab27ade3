import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';

interface TimedAnswer {
  readonly milliseconds: number;
  readonly body: unknown;
}

const answerWithinMs = 10_000;

/** A kiosk with one connection that stays open, and a clock beside it: what somebody with a stolen credential could measure. */
export class TimedKiosk {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly baseUrl: string,
    private readonly credential: string,
  ) {}

  /** Asks for a code to fetch. */
  async askToFetch(phone: string): Promise<{ readonly codeId: string; readonly milliseconds: number }> {
    const { body, milliseconds } = await this.ask('POST', '/api/kiosk/codes', { phone, purpose: 'pickup' });
    return { ...(body as { codeId: string }), milliseconds };
  }

  /** Asks what became of a code, as the screen does; milliseconds. */
  async lookAfter(codeId: string): Promise<number> {
    return (await this.ask('GET', `/api/kiosk/codes/${codeId}`)).milliseconds;
  }

  close(): void {
    this.agent.destroy();
  }

  private async ask(method: string, path: string, body?: object): Promise<TimedAnswer> {
    const headers = {
      'x-kiosk-credential': this.credential,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    };
    const url = new URL(path, this.baseUrl);
    return new Promise((resolve, reject) => {
      const began = performance.now();
      const sent = request(
        url,
        { method, headers, agent: this.agent, timeout: answerWithinMs },
        (response) => {
          json(response).then((answer) => {
            const milliseconds = performance.now() - began;
            if (response.statusCode === 200 || response.statusCode === 202)
              resolve({ milliseconds, body: answer });
            else reject(new Error(`${method} ${path} was answered ${String(response.statusCode)}`));
          }, reject);
        },
      );
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} was not answered`)));
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  }
}
