import { z } from 'zod';
import type { SignedHead } from './signed-head.js';

const bytes = (length: number, encoding: 'hex' | 'base64url') =>
  z
    .string()
    .transform((text) => Buffer.from(text, encoding))
    .refine((buffer) => buffer.length === length, `must be ${length} bytes, as ${encoding}`);

const headSchema = z.strictObject({
  sequence: z.int().min(1),
  hash: bytes(32, 'hex'),
  signedAt: z.iso.datetime().transform((text) => new Date(text)),
  publicKey: bytes(32, 'base64url'),
  signature: bytes(64, 'base64url'),
});

/** A signed head as witnesses keep it: one line of JSON, readable without this program. */
export function headLine({ sequence, hash, signedAt, publicKey, signature }: SignedHead): string {
  return JSON.stringify({
    sequence,
    hash: hash.toString('hex'),
    signedAt: signedAt.toISOString(),
    publicKey: publicKey.toString('base64url'),
    signature: signature.toString('base64url'),
  });
}

/** The head of a line; undefined when the line is none. */
export function headOfLine(line: string): SignedHead | undefined {
  try {
    return headSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
