import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/index.js';

/** As JSON writes them: the zero character, and halves of characters that stand alone. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/**
 * Holds the body of a request that changes something against what can be kept of it.
 * @throws DomainError `unsupported_media_type`, `validation_failed`
 */
export function requireReadableBody(request: FastifyRequest): void {
  if (request.body === undefined || request.body === null) return;
  // Forms are read only where a message gateway reports by them; for everything else there is one way to say a thing.
  if (!/^application\/json *(?:;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new DomainError('unsupported_media_type', 'Send the body as application/json.');
  }
  // PostgreSQL keeps no zero character, and canonical JSON (RFC 8785) knows no half characters.
  if (unstorable.test(JSON.stringify(request.body))) {
    throw new DomainError(
      'validation_failed',
      'Correct the request: a text in the body holds a zero character or half a character (a lone surrogate).',
    );
  }
}
