import type { FastifyInstance } from 'fastify';
import type {} from '@fastify/cookie';
import { kioskCookie, staffCookie } from '../auth/index.js';

/**
 * Of a cookie so named a browser takes and sends only what came over TLS (RFC 6265bis, 4.1.3.1; OWASP ASVS 5.0, 3.3.1):
 * whoever can answer in clear for this name cannot put a session of theirs in its place.
 */
const securePrefix = '__Secure-';

export const isReachedByTls = (publicBaseUrl: string): boolean => publicBaseUrl.startsWith('https:');

/** What a cookie is called in the browser. */
export function outsideNameOf(name: string, publicBaseUrl: string): string {
  return isReachedByTls(publicBaseUrl) ? `${securePrefix}${name}` : name;
}

/** Inside the service the cookies have their plain names, however the site is reached. */
export function readSecureCookies(fastify: Pick<FastifyInstance, 'addHook'>, publicBaseUrl: string): void {
  if (!isReachedByTls(publicBaseUrl)) return;
  fastify.addHook('preHandler', (request, _reply, done) => {
    for (const { name } of [kioskCookie, staffCookie]) {
      request.cookies[name] = request.cookies[outsideNameOf(name, publicBaseUrl)];
    }
    done();
  });
}
