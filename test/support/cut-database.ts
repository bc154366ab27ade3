import pg from 'pg';
import type { TestService } from './test-service.js';

/** Takes the database away from a service as a restart of PostgreSQL does; the answer gives it back. */
export async function cutDatabase({ databaseUrl }: TestService): Promise<() => Promise<void>> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = 'postgres';
  const owner = new pg.Client({ connectionString: url.toString() });
  await owner.connect();
  await owner.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await owner.query('SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1', [
    name,
  ]);
  return async () => {
    await owner.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await owner.end();
  };
}
