import type { Socket } from 'node:net';
import { STATUS_CODES, type Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';
import type { HttpLimits } from '../../config/index.js';
import { problem, type Problem } from './problem-details.js';

/** How often Node looks for requests that take too long (its own 30 s would let them wait as long again). */
const lookForSlowEveryMs = 1_000;

/** What the server bears of those who send, whoever they are; and whose word it takes for where they are. */
export function serverOptions(limits: HttpLimits) {
  const { bodyBytes, requestMs, headersMs, keepAliveMs, trustedProxies } = limits;
  return {
    bodyLimit: bodyBytes,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: lookForSlowEveryMs },
    // An address that anybody else names is not believed: it would be one's own to choose.
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    clientErrorHandler: refuseUnreadable,
  } satisfies FastifyHttpOptions<Server>;
}

/** What is no request, or takes for ever to become one, reaches no route; it gets problem details all the same. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawAnswer(refusalFor(error.code)));
  socket.destroy(error);
}

function refusalFor(code: string | undefined): Problem {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problem(
        'request_too_slow',
        'The request did not arrive in time. Send it again, all of it at once.',
      );
    case 'HPE_HEADER_OVERFLOW':
      return problem('payload_too_large', 'The headers of the request are larger than this service takes.');
    default:
      return problem('validation_failed', 'This is no HTTP request that can be read.');
  }
}

function rawAnswer(refusal: Problem): string {
  const body = JSON.stringify(refusal);
  return [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
