import type { FastifyInstance } from 'fastify';
import { secondMs } from '../../kernel/index.js';
import { problem } from './problem-details.js';
import type { RefusalLog } from './refusal-log.js';
import { sourceOf, type RequestRates } from './request-rates.js';

/** Before everything else that a request might cost: whoever sends too many is told when to come again. */
export function limitRequestRate(server: FastifyInstance, rates: RequestRates, refusals: RefusalLog): void {
  server.addHook('onRequest', (request, reply, done) => {
    const waitMs = rates.take(sourceOf(request.ip));
    if (waitMs === 0) {
      done();
      return;
    }
    const retryAfterSeconds = Math.ceil(waitMs / secondMs);
    const detail = `Too many requests come from your address. Wait ${retryAfterSeconds} s and send fewer.`;
    const refusal = problem('too_many_requests', detail, { limit: 'address', retryAfterSeconds });
    refusals.tell(request, refusal.code);
    void reply
      .status(refusal.status)
      .header('retry-after', String(retryAfterSeconds))
      .type('application/problem+json')
      .send(refusal);
  });
}
