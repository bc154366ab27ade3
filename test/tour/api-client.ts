import { randomUUID } from 'node:crypto';

/** The service refused a request. */
export class ApiRefusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

interface ProblemBody {
  readonly code?: string;
  readonly detail?: string;
}

/** One asker at the service's HTTP surface. */
export class ApiClient {
  constructor(
    private readonly baseUrl: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  with(headers: Readonly<Record<string, string>>): ApiClient {
    return new ApiClient(this.baseUrl, { ...this.headers, ...headers });
  }

  async get<Body>(path: string): Promise<Body> {
    return (await this.ask('GET', path)).json() as Promise<Body>;
  }

  async getBytes(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.ask('GET', path)).arrayBuffer());
  }

  async post<Body>(path: string, body: object = {}): Promise<Body> {
    return (await this.send(path, body)).body as Body;
  }

  /** The same, with the cookies that a browser would keep. */
  async send(
    path: string,
    body: object,
  ): Promise<{ readonly body: unknown; readonly cookies: readonly string[] }> {
    const answer = await this.ask('POST', path, body);
    const told: unknown = answer.status === 204 ? undefined : await answer.json();
    return { body: told, cookies: answer.headers.getSetCookie() };
  }

  async delete(path: string): Promise<void> {
    await this.ask('DELETE', path, {});
  }

  private async ask(method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    const problem = (await answer.json()) as ProblemBody;
    throw new ApiRefusal(problem.code ?? 'none', answer.status, problem.detail ?? `${method} ${path}`);
  }
}
