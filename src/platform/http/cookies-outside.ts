import type { FastifyInstance } from 'fastify';
import type {} from '@fastify/cookie';
import { kioskCookie, staffCookie, type CredentialCookie } from '../auth/index.js';

/**
 * Of a cookie so named a browser takes and sends only what this very host set over TLS, for all of its paths (RFC 6265bis, 4.1.3.2;
 * OWASP ASVS 5.0, 3.3.3): neither who can answer in clear for this name nor another host of the same domain can put a
 * session of theirs in its place.
 */
const hostPrefix = '__Host-';

export const isReachedByTls = (publicBaseUrl: string): boolean => publicBaseUrl.startsWith('https:');

/** What a cookie is called in the browser, and where it is sent to. */
export function outsideOf({ name, path }: CredentialCookie, publicBaseUrl: string): CredentialCookie {
  return isReachedByTls(publicBaseUrl) ? { name: `${hostPrefix}${name}`, path: '/' } : { name, path };
}

/** Inside the service the cookies have their plain names, however the site is reached. */
export function readSecureCookies(fastify: Pick<FastifyInstance, 'addHook'>, publicBaseUrl: string): void {
  if (!isReachedByTls(publicBaseUrl)) return;
  fastify.addHook('preHandler', (request, _reply, done) => {
    for (const cookie of [kioskCookie, staffCookie]) {
      request.cookies[cookie.name] = request.cookies[outsideOf(cookie, publicBaseUrl).name];
    }
    done();
  });
}
