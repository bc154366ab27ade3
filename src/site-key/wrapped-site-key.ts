import { deriveKey, openBytes, sealBytes, secretFingerprint, type Randomness } from '../kernel/index.js';

/**
 * The site's key as it stands in the database: encrypted with a key that follows from SECRET_KEY ("key wrapping", NIST SP
 * 800-57 part 1). So SECRET_KEY can be replaced without touching anything that the site's key encrypts.
 */
export interface WrappedSiteKey {
  /** Nonce, key and tag. */
  readonly wrappedKey: Buffer;
  /** Which SECRET_KEY it is wrapped with: `secretFingerprint`. */
  readonly wrappedBy: Buffer;
}

export const siteKeyBytes = 32;

const place = 'site_key.wrapped_key';

const wrappingKeyOf = (secretKey: Buffer): Buffer => deriveKey(secretKey, 'motcua247 site key');

export function wrapSiteKey(secretKey: Buffer, siteKey: Buffer, randomness: Randomness): WrappedSiteKey {
  return {
    wrappedKey: sealBytes(wrappingKeyOf(secretKey), place, siteKey, randomness),
    wrappedBy: secretFingerprint(secretKey),
  };
}

/**
 * @returns undefined when it was wrapped with another SECRET_KEY.
 * @throws Error when it was changed since.
 */
export function unwrapSiteKey(
  secretKey: Buffer,
  { wrappedKey, wrappedBy }: WrappedSiteKey,
): Buffer | undefined {
  if (!wrappedBy.equals(secretFingerprint(secretKey))) return undefined;
  return openBytes(wrappingKeyOf(secretKey), place, wrappedKey);
}
