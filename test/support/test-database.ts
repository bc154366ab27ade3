import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** Connection URL of the database's owner. */
  readonly url: string;
  /** Runs a statement as the owner of the server, in its own database. */
  asOwner(statement: string): Promise<void>;
  drop(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined)
    throw new Error('TEST_POSTGRES_URL is missing: run the tests through jest.config.js');
  return url;
}

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database of its own for one spec file: a copy of the prepared template, or empty. */
export async function createTestDatabase(kind: 'prepared' | 'empty' = 'prepared'): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(`CREATE DATABASE ${name}${kind === 'prepared' ? ' TEMPLATE template_motcua247' : ''}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.toString(), asOwner, drop: () => asOwner(`DROP DATABASE ${name} WITH (FORCE)`) };
}
