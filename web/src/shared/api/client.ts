import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.js';

const answerWithinMs = 10_000;

/**
 * The service's API, typed by its OpenAPI document. Who asks is told by an HttpOnly cookie, which no script can read.
 * A request without an answer ends after ten seconds.
 */
export function createApi(headers: () => Record<string, string> = () => ({})): Client<paths> {
  return createClient<paths>({
    fetch: (request: Request) => {
      for (const [name, value] of Object.entries(headers())) request.headers.set(name, value);
      return fetch(request, { signal: AbortSignal.timeout(answerWithinMs), cache: 'no-store' });
    },
  });
}
