import type { FastifyInstance } from 'fastify';
import type { Environment } from '../../config/index.js';
import { problem } from './problem-details.js';
import type { RefusalLog } from './refusal-log.js';
import { haveOneName, verdictOn, type SurfaceAddresses } from './surfaces.policy.js';

type Addresses = Pick<Environment, 'publicBaseUrl' | 'kioskBaseUrl' | 'staffBaseUrl'>;

export function surfaceAddressesOf({
  publicBaseUrl,
  kioskBaseUrl = publicBaseUrl,
  staffBaseUrl = publicBaseUrl,
}: Addresses): SurfaceAddresses {
  return { kiosk: kioskBaseUrl, staff: staffBaseUrl, public: publicBaseUrl };
}

/**
 * Answers each surface under its own host name alone, where it has one. By the route that would answer, however its address was
 * written; the name is what the browser asked for, also behind a trusted proxy.
 */
export function keepSurfacesApart(
  server: Pick<FastifyInstance, 'addHook'>,
  addresses: SurfaceAddresses,
  refusals: RefusalLog,
): void {
  if (haveOneName(addresses)) return;
  server.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url;
    // There is no such route under any name; who asks is told so as always.
    const verdict = route === undefined ? undefined : verdictOn(addresses, request.host, route);
    if (verdict === undefined || verdict.kind === 'answered') {
      done();
      return;
    }
    const { kind, address } = verdict;
    // A proxy's form of an address names a host itself, and leads nowhere.
    if (kind === 'led' && request.url.startsWith('/')) {
      // Not for good: a browser would keep to it after the names have changed.
      void reply.header('cache-control', 'no-store').redirect(`${address}${request.url}`, 302);
      return;
    }
    const remedy = address === undefined ? '' : ` Ask at ${address}.`;
    const refusal = problem('misdirected_request', `This is not answered under this host name.${remedy}`);
    refusals.tell(request, refusal.code);
    void reply.status(refusal.status).type('application/problem+json').send(refusal);
  });
}
