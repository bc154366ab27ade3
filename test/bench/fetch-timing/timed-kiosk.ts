import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';

interface TimedAnswer {
  readonly milliseconds: number;
  readonly status: number;
  readonly body: unknown;
}

/** One in a million is right. */
const guess = '000000';

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
    const asked = { phone, purpose: 'pickup' };
    const { body, milliseconds } = await this.done('POST', '/api/kiosk/codes', asked);
    return { ...(body as { codeId: string }), milliseconds };
  }

  /** Asks what became of a code, as the screen does; milliseconds. */
  async lookAfter(codeId: string): Promise<number> {
    return (await this.done('GET', `/api/kiosk/codes/${codeId}`)).milliseconds;
  }

  /** Types a wrong code; milliseconds. */
  async guess(codeId: string): Promise<number> {
    const { milliseconds, status, body } = await this.ask('POST', '/api/kiosk/sessions', {
      codeId,
      code: guess,
    });
    if ((body as { code?: string }).code !== 'code_wrong')
      throw new Error(`A wrong code was answered ${String(status)}: ${JSON.stringify(body)}`);
    return milliseconds;
  }

  close(): void {
    this.agent.destroy();
  }

  private async done(method: string, path: string, body?: object): Promise<TimedAnswer> {
    const answer = await this.ask(method, path, body);
    if (answer.status === 200 || answer.status === 202) return answer;
    throw new Error(`${method} ${path} was answered ${String(answer.status)}`);
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
            resolve({ milliseconds, status: response.statusCode ?? 0, body: answer });
          }, reject);
        },
      );
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} was not answered`)));
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  }
}
