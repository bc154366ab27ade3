import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../config/index.js';
import { assertDatabaseAnswers, DatabaseUnreachableError, whyNotConnected } from './database-url.js';

async function portNobodyListensOn(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function failure(url: string): Promise<Error> {
  return assertDatabaseAnswers(url).then(
    () => new Error('it answered'),
    (error: unknown) => error as Error,
  );
}

const asError = (code: string): Error =>
  Object.assign(new Error('password authentication failed for user "hidden"'), { code });

describe('a database that may answer later', () => {
  it('is named with setting, host, port, reason and what to do', async () => {
    const port = await portNobodyListensOn();
    const error = await failure(`postgres://hidden:hidden@127.0.0.1:${port}/hidden`);
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(error.message).toBe(
      `DATABASE_URL (environment): the database server at 127.0.0.1:${port}: nobody listens there (ECONNREFUSED); start it, or correct host and port in DATABASE_URL`,
    );
  });

  it('is one whose host name nobody knows', async () => {
    const error = await failure('postgres://hidden:hidden@database.invalid/hidden');
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(error.message).toMatch(/DATABASE_URL .* database\.invalid:5432: .*\((ENOTFOUND|EAI_AGAIN)\)/);
    expect(error.message).not.toContain('hidden');
  });

  it('is whatever breaks the connection off', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const error = await failure(`postgres://hidden:hidden@127.0.0.1:${port}/hidden`);
    await new Promise((resolve) => server.close(resolve));
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(error.message).toContain(`127.0.0.1:${port}`);
    expect(error.message).not.toContain('hidden');
  });

  it('is one that says nothing within the time allowed', () => {
    const error = whyNotConnected(new Error('timeout expired'), 'db:5432');
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(error.message).toContain('db:5432: it does not answer (ETIMEDOUT)');
  });

  it.each(['53300', '57P03', 'EHOSTUNREACH', 'E_NEVER_HEARD_OF'])('is one that says %s', (code) => {
    const error = whyNotConnected(asError(code), 'db:5432');
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(error.message).toContain(`db:5432`);
    expect(error.message).toContain(`(${code})`);
    expect(error.message).not.toContain('hidden');
  });
});

describe('a database that will never let us in', () => {
  it.each([
    ['28P01', 'it refuses the user or the password (28P01)'],
    ['28000', 'it does not let this user in from here (28000)'],
    ['3D000', 'it has no database of this name (3D000)'],
    ['42501', 'the user may not connect to this database (42501)'],
  ])('is a mistake of the configuration: %s', (code, reason) => {
    const error = whyNotConnected(asError(code), 'db:5432');
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain(`DATABASE_URL (environment): the database server at db:5432: ${reason}`);
    expect(error.message).not.toContain('hidden');
  });

  it('is one whose certificate cannot be read', async () => {
    const error = await failure('postgres://hidden:hidden@127.0.0.1/hidden?sslrootcert=/nowhere');
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain('DATABASE_URL (environment): cannot be used: the files it names');
    expect(error.message).not.toMatch(/hidden/);
  });
});
