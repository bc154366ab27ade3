import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/index.js';

/** As JSON writes them: the zero character, and halves of characters that stand alone. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** No body of the API has more than four; JSON may nest as deep as the largest body has brackets. */
const mostLevels = 32;

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part));
}

/** JSON can write numbers beyond all that a number can be: `1e999` is read as infinite, and cannot be written down again. */
function holdsInfinity(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsInfinity);
}

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
  // What writes values down again calls itself for each level, and would run out of stack.
  if (isDeeperThan(mostLevels, request.body)) {
    throw new DomainError(
      'validation_failed',
      `Correct the request: lists and objects in the body are nested more than ${mostLevels} levels deep.`,
    );
  }
  if (holdsInfinity(request.body)) {
    throw new DomainError(
      'validation_failed',
      'Correct the request: a number in the body is too large to be one.',
    );
  }
  // PostgreSQL keeps no zero character, and canonical JSON (RFC 8785) knows no half characters.
  if (unstorable.test(JSON.stringify(request.body))) {
    throw new DomainError(
      'validation_failed',
      'Correct the request: a text in the body holds a zero character or half a character (a lone surrogate).',
    );
  }
}
