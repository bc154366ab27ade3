import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Response } from 'supertest';

/** What tests look at of an answer. Its body is the value where it is JSON, empty where it is text, and else its bytes. */
export interface Answer extends Pick<Response, 'status' | 'body' | 'text'> {
  readonly headers: IncomingHttpHeaders;
}

/** Somebody who asks the service over HTTP: always with the same headers, every change under a key of its own. */
export interface Caller {
  get(path: string): Promise<Answer>;
  /** @param key the Idempotency-Key; a new one unless given, as for a repeat of the same request. */
  post(path: string, body?: object, key?: string): Promise<Answer>;
  put(path: string, body: object, key?: string): Promise<Answer>;
  delete(path: string, key?: string): Promise<Answer>;
}

export function callerWith(service: { readonly url: string }, headers: Record<string, string>): Caller {
  const { url } = service;
  const keyed = (key: string) => ({ ...headers, 'idempotency-key': key });
  return {
    get: (path) => ask('GET', `${url}${path}`, headers),
    post: (path, body = {}, key = randomUUID()) => ask('POST', `${url}${path}`, keyed(key), body),
    put: (path, body, key = randomUUID()) => ask('PUT', `${url}${path}`, keyed(key), body),
    delete: (path, key = randomUUID()) => ask('DELETE', `${url}${path}`, keyed(key)),
  };
}

/** A connection is used again, as those of browsers are: a new one for each request costs more than most answers. */
const agent = new Agent({ keepAlive: true });

function ask(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  body?: object,
): Promise<Answer> {
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const length = sent && { 'content-type': 'application/json', 'content-length': sent.length };
  return new Promise((resolve, reject) => {
    const asking = request(address, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      read(answer).then(resolve, reject);
    });
    asking.on('error', reject);
    asking.end(sent);
  });
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const bytes = await buffer(answer);
  const { statusCode: status = 0, headers } = answer;
  const type = headers['content-type'] ?? 'text/plain';
  if (/^text\//.test(type)) return { status, headers, text: bytes.toString('utf8'), body: {} };
  if (!/[/+]json\b/.test(type)) return { status, headers, text: '', body: bytes };
  const text = bytes.toString('utf8');
  return { status, headers, text, body: JSON.parse(text) as unknown };
}

/** The body of an answer that must have succeeded; otherwise the problem is in the test's error. */
export function bodyOf<Body>(answer: { readonly status: number; readonly body: Body }): Body {
  if (answer.status >= 400) throw new Error(`Refused: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
