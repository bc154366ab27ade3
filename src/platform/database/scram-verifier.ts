import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

/** As PostgreSQL itself does by default (`scram_iterations`); the passwords here are random, so that more would change nothing. */
const iterations = 4096;
const hashBytes = 32;

/**
 * What PostgreSQL keeps of a password (RFC 5803, as its `pg_authid` has it). Whoever sets a password by it never sends the
 * password itself, which would stand in the server's log where that tells statements.
 */
export function scramVerifier(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, iterations, hashBytes, 'sha256');
  const keyOf = (name: string): Buffer => createHmac('sha256', salted).update(name).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const serverKey = keyOf('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
