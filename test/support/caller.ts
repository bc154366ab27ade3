import { randomUUID } from 'node:crypto';
import request, { type Test } from 'supertest';

/** Somebody who asks the service over HTTP: always with the same headers, every change under a key of its own. */
export interface Caller {
  get(path: string): Test;
  /** @param key the Idempotency-Key; a new one unless given, as for a repeat of the same request. */
  post(path: string, body?: object, key?: string): Test;
  put(path: string, body: object, key?: string): Test;
  delete(path: string, key?: string): Test;
}

export function callerWith(service: { readonly url: string }, headers: Record<string, string>): Caller {
  const { url } = service;
  return {
    get: (path) => request(url).get(path).set(headers),
    post: (path, body = {}, key = randomUUID()) =>
      request(url).post(path).set(headers).set('Idempotency-Key', key).send(body),
    put: (path, body, key = randomUUID()) =>
      request(url).put(path).set(headers).set('Idempotency-Key', key).send(body),
    delete: (path, key = randomUUID()) => request(url).delete(path).set(headers).set('Idempotency-Key', key),
  };
}

/** The body of an answer that must have succeeded; otherwise the problem is in the test's error. */
export function bodyOf<Body>(answer: { readonly status: number; readonly body: Body }): Body {
  if (answer.status >= 400) throw new Error(`Refused: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
