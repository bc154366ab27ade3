import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/index.js';

/** A cookie in which a browser keeps who it is, out of reach of the page's own scripts. */
export interface CredentialCookie {
  readonly name: string;
  /** The routes it is sent to, and no others. */
  readonly path: string;
}

export const kioskCookie: CredentialCookie = { name: 'kiosk_credential', path: '/api/kiosk' };
export const staffCookie: CredentialCookie = { name: 'staff_session', path: '/api/staff' };

const readingMethods = new Set(['GET', 'HEAD']);
/** Fetch Metadata: `none` is what the person typed or clicked outside any page. */
const ownSites = new Set(['same-origin', 'none']);

/**
 * What a browser keeps in a cookie. It comes along by itself, so a change asked for by another site's page is refused:
 * SameSite=Strict and the Idempotency-Key header, which no such page can send, keep it away already; this is the third
 * fence, for browsers that say where a request comes from.
 *
 * @throws DomainError forbidden
 */
export function cookieCredential(request: FastifyRequest, cookie: CredentialCookie): string | undefined {
  const value = request.cookies[cookie.name];
  if (value === undefined || readingMethods.has(request.method)) return value;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || (typeof site === 'string' && ownSites.has(site))) return value;
  throw new DomainError(
    'forbidden',
    'Another site’s page asked for this change in your name; it was refused. Use the service’s own pages.',
  );
}
