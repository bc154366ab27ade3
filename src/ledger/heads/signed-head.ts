import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ChainPosition } from '../chain.js';

/**
 * A head of the ledger under a signature whose key is not in the database: whoever has the database's password can write a
 * new chain, but not make it fit the heads that were signed before. Ed25519 (RFC 8032).
 */
export interface SignedHead extends ChainPosition {
  readonly signedAt: Date;
  /** 32 bytes. */
  readonly publicKey: Buffer;
  /** 64 bytes. */
  readonly signature: Buffer;
}

/** Everything before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
/** And before those of a public one (RFC 8410, section 4). */
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export const publicKeyBytes = 32;

/** Signs heads with a key that derives from the site's, which the database has only wrapped with SECRET_KEY. */
export class HeadSigner {
  readonly publicKey: Buffer;
  private readonly key: KeyObject;

  /** @param siteKey 32 bytes */
  constructor(siteKey: Buffer) {
    const seed = Buffer.from(hkdfSync('sha256', siteKey, '', 'ledger head signature', 32));
    this.key = createPrivateKey({
      key: Buffer.concat([privateKeyPrefix, seed]),
      format: 'der',
      type: 'pkcs8',
    });
    const encoded = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    this.publicKey = encoded.subarray(publicKeyPrefix.length);
  }

  sign({ sequence, hash }: ChainPosition, signedAt: Date): SignedHead {
    const signature = sign(null, statementOf({ sequence, hash, signedAt }), this.key);
    return { sequence, hash, signedAt, publicKey: this.publicKey, signature };
  }
}

/** Whether a head was signed with the private half of the key that it names. Whom that key belongs to is another question. */
export function hasValidSignature(head: SignedHead): boolean {
  if (head.publicKey.length !== publicKeyBytes) return false;
  const key = createPublicKey({
    key: Buffer.concat([publicKeyPrefix, head.publicKey]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, statementOf(head), key, head.signature);
}

/** The bytes that are signed: canonical JSON (RFC 8785) that says what it is, so that the signature is good for nothing else. */
function statementOf({
  sequence,
  hash,
  signedAt,
}: Pick<SignedHead, 'sequence' | 'hash' | 'signedAt'>): Buffer {
  const statement = canonicalize({
    what: 'motcua247 ledger head',
    sequence,
    hash: hash.toString('hex'),
    signedAt: signedAt.toISOString(),
  });
  if (statement === undefined) throw new TypeError('A statement must be a JSON value');
  return Buffer.from(statement, 'utf8');
}
