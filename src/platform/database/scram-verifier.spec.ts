import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { scramVerifier } from './scram-verifier.js';

/** RFC 7677, section 3: a whole conversation with the password `pencil`. */
const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const conversation = [
  'n=user,r=rOprNGfwEbeRWgbNEkqO',
  `r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`,
  `c=biws,r=${nonce}`,
].join(',');
const clientProof = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';
const serverSignature = '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=';

const signed = (key: Buffer): Buffer => createHmac('sha256', key).update(conversation).digest();

function keysOf(verifier: string): { storedKey: Buffer; serverKey: Buffer } {
  const [, storedKey = '', serverKey = ''] =
    /^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$([^:]+):([^:]+)$/.exec(verifier) ?? [];
  return { storedKey: Buffer.from(storedKey, 'base64'), serverKey: Buffer.from(serverKey, 'base64') };
}

describe('what PostgreSQL keeps of a password', () => {
  const { storedKey, serverKey } = keysOf(scramVerifier('pencil', salt));

  it('lets a server check who knows the password', () => {
    // The proof hides the client's key under a signature by what the server keeps of it (RFC 5802, section 3).
    const clientKey = Buffer.from(clientProof, 'base64').map(
      (byte, at) => byte ^ (signed(storedKey)[at] ?? 0),
    );
    expect(createHash('sha256').update(clientKey).digest()).toEqual(storedKey);
  });

  it('lets a server show that it knows it', () => {
    expect(signed(serverKey).toString('base64')).toBe(serverSignature);
  });

  it('is another one for another password and for another salt', () => {
    const verifiers = [
      scramVerifier('pencil', salt),
      scramVerifier('pencils', salt),
      scramVerifier('pencil', Buffer.alloc(16)),
    ];
    expect(new Set(verifiers).size).toBe(3);
  });
});
