/**
 * A new Idempotency-Key: 128 random bits. `crypto.randomUUID` would be missing where a tablet reaches the service by
 * plain HTTP.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
