import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/index.js';

/** A cookie in which a browser keeps who it is, out of reach of the page's own scripts. */
export interface CredentialCookie {
  readonly name: string;
  /** The routes that read it. Reached in clear, it is sent to no others; by TLS it goes to the whole host (`cookies-outside.ts`). */
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
 * fence, by Fetch Metadata or, in browsers that know none, by the page's origin.
 *
 * @throws DomainError forbidden
 */
export function cookieCredential(request: FastifyRequest, cookie: CredentialCookie): string | undefined {
  const value = request.cookies[cookie.name];
  if (value === undefined || readingMethods.has(request.method)) return value;
  if (isOwnPage(request)) return value;
  throw new DomainError(
    'forbidden',
    'Another site’s page asked for this change in your name; it was refused. Use the service’s own pages.',
  );
}

/** Programs send neither header; they come by themselves, in nobody's name. */
function isOwnPage({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return typeof site === 'string' && ownSites.has(site);
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
