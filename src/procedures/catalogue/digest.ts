import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { assertInvariant } from '../../kernel/index.js';

/** What somebody has seen of the catalogue, in one word (SHA-256, hexadecimal): by it they say later what they saw. */
export function digestOf(value: object): string {
  const text = canonicalize(value);
  assertInvariant(text !== undefined, 'a catalogue is a JSON value');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
