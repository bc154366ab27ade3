import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { loginFor } from '../../src/platform/index.js';
import { installDemoSite } from './installed-site.js';

export interface TestDatabase {
  /** Connection URL of the database's owner. */
  readonly url: string;
  /** Runs a statement as the owner of the server, in its own database. */
  asOwner(statement: string): Promise<void>;
  drop(): Promise<void>;
}

/** Made before any worker begins. */
const preparedTemplate = 'template_motcua247';
const installedTemplate = 'template_with_demo_site';
/** Any number that nobody else locks. */
const templateLock = 247;

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined)
    throw new Error('TEST_POSTGRES_URL is missing: run the tests through jest.config.js');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.toString();
}

async function withOwner(work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: serverUrl() });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

function asOwner(statement: string): Promise<void> {
  return withOwner(async (owner) => {
    await owner.query(statement);
  });
}

/** Whichever worker comes first makes it for all: bringing the site in takes as long as starting the service. */
async function haveInstalledTemplate(owner: pg.Client): Promise<void> {
  // Let go at the latest with the connection.
  await owner.query('SELECT pg_advisory_lock($1)', [templateLock]);
  const { rowCount } = await owner.query('SELECT 1 FROM pg_database WHERE datname = $1', [installedTemplate]);
  if (rowCount === 0) {
    const unfinished = `${installedTemplate}_unfinished`;
    await owner.query(`DROP DATABASE IF EXISTS ${unfinished}`);
    await owner.query(`CREATE DATABASE ${unfinished} TEMPLATE ${preparedTemplate}`);
    await installDemoSite(urlOf(unfinished));
    await owner.query(`ALTER DATABASE ${unfinished} RENAME TO ${installedTemplate}`);
  }
  await owner.query('SELECT pg_advisory_unlock($1)', [templateLock]);
}

/**
 * A database of its own for one spec file: with schema and the demo's site, with the schema alone, or empty.
 */
export async function createTestDatabase(
  kind: 'with_demo_site' | 'prepared' | 'empty' = 'prepared',
): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const templates = {
    with_demo_site: `TEMPLATE ${installedTemplate} STRATEGY FILE_COPY`,
    prepared: `TEMPLATE ${preparedTemplate} STRATEGY FILE_COPY`,
    empty: '',
  };
  await withOwner(async (owner) => {
    if (kind === 'with_demo_site') await haveInstalledTemplate(owner);
    await owner.query(`CREATE DATABASE ${name} ${templates[kind]}`);
  });
  const drop = () =>
    withOwner(async (owner) => {
      await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
      // A start that worked on it has made one; logins outlive their database.
      await owner.query(`DROP ROLE IF EXISTS ${loginFor(name)}`);
    });
  return { url: urlOf(name), asOwner, drop };
}
