import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Randomness } from '../../kernel/index.js';
import { serviceRole } from './data-source.js';
import { scramVerifier } from './scram-verifier.js';
import { driverErrorOf, sqlState } from './sql-state.js';

const passwordBytes = 24;
const saltBytes = 16;

/** The login with which the service is to work cannot be had; the message says why and what to do. */
export class ServiceLoginError extends Error {
  override readonly name = 'ServiceLoginError';
}

/** Logins belong to the server and not to a database: each database has one of its own, by its name. */
export function loginFor(database: string): string {
  return `motcua247_login_${createHash('sha256').update(database).digest('hex').slice(0, 16)}`;
}

/**
 * Makes the login with which the service works on this database, a member of the service's role and of nothing else, and
 * draws its password, which from then on nobody but the caller knows. Whoever worked with it before keeps the connections
 * that are open. Only while the instance lock is held: a second service would take the first one's password away.
 *
 * @returns the address of the database for the login.
 * @throws ServiceLoginError
 */
export async function makeServiceLogin(ownerUrl: string, randomness: Randomness): Promise<string> {
  const password = randomness.bytes(passwordBytes).toString('base64url');
  const verifier = scramVerifier(password, randomness.bytes(saltBytes));
  return connected(ownerUrl, async (owner) => {
    const database = await databaseOf(owner);
    const login = loginFor(database);
    await owner.query('BEGIN');
    await make(owner, login, verifier);
    await letInAlone(owner, login, database);
    await assertNothingMore(owner, login);
    await owner.query('COMMIT');
    return urlFor(ownerUrl, login, password);
  });
}

/**
 * Lets the service work with a login that the operator made, so that it never has the owner's: besides the rights of its role
 * the login may look whether the database is prepared, and read the key of the site, which is encrypted.
 * @throws ServiceLoginError
 */
export async function letLoginWork(ownerUrl: string, login: string): Promise<void> {
  await connected(ownerUrl, async (owner) => {
    const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [login]);
    if (rowCount === 0) {
      throw new ServiceLoginError(
        `There is no login ${login}. Make it first: CREATE ROLE ${owner.escapeIdentifier(login)} LOGIN PASSWORD '…'`,
      );
    }
    const name = owner.escapeIdentifier(login);
    await owner.query('BEGIN');
    await owner.query(`GRANT ${serviceRole} TO ${name}`);
    await owner.query(`GRANT SELECT ON site_key, schema_migration TO ${name}`);
    await letInAlone(owner, name, await databaseOf(owner));
    await assertNothingMore(owner, login);
    await owner.query('COMMIT');
  });
}

/** @throws ServiceLoginError when who signs in by this address may do more than work as the service. */
export async function assertServiceLogin(url: string): Promise<void> {
  await connected(url, async (client) => {
    const { rows } = await client.query<{ login: string }>('SELECT session_user AS login');
    await assertNothingMore(client, rows[0]?.login ?? '');
  });
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'motcua247 preparation' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function databaseOf(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  return rows[0]?.name ?? '';
}

/** @param login needs no quotes, and neither does the verifier: both have no sign that would. */
async function make(owner: pg.Client, login: string, verifier: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [login]);
  try {
    if (rowCount === 0) await owner.query(`CREATE ROLE ${login}`);
    await owner.query(`ALTER ROLE ${login} LOGIN PASSWORD '${verifier}'`);
    await owner.query(`GRANT ${serviceRole} TO ${login}`);
  } catch (error) {
    if (driverErrorOf(error)?.code !== sqlState.insufficientPrivilege) throw error;
    const remedy =
      rowCount === 0
        ? `ALTER ROLE … CREATEROLE and GRANT ${serviceRole} TO … WITH ADMIN OPTION for the user of DATABASE_URL, or make a login yourself and prepare the database for it (motcua247 migrate --for …)`
        : `DROP ROLE ${login}, which another user made; it is made anew`;
    throw new ServiceLoginError(
      `The service works on its database with a login of its own, ${login}, which the user of DATABASE_URL may not make or change. Let a superuser run ${remedy}.`,
    );
  }
}

/**
 * The service's role has rights in the database of every site on this server: the logins of other sites must not come in.
 * With them everybody else is kept out who was let in by no grant, and from making temporary tables. Who does not own the
 * database changes nothing here, and is told so by a warning.
 */
async function letInAlone(owner: pg.Client, login: string, database: string): Promise<void> {
  const name = owner.escapeIdentifier(database);
  await owner.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await owner.query(`GRANT CONNECT ON DATABASE ${name} TO ${login}`);
}

/** Somebody may have given it more. */
async function assertNothingMore(client: pg.Client, login: string): Promise<void> {
  const { rows } = await client.query<{ attributes: string[]; memberships: string[] }>(
    `SELECT array_remove(ARRAY[
              CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
              CASE WHEN rolcreatedb THEN 'CREATEDB' END, CASE WHEN rolreplication THEN 'REPLICATION' END,
              CASE WHEN rolbypassrls THEN 'BYPASSRLS' END], NULL) AS attributes,
            ARRAY(SELECT DISTINCT given.rolname::text FROM pg_auth_members
                    JOIN pg_roles given ON given.oid = roleid
                   WHERE member = login.oid AND given.rolname <> $2) AS memberships
       FROM pg_roles login WHERE rolname = $1`,
    [login, serviceRole],
  );
  const [found] = rows;
  const more = [
    ...(found?.attributes ?? []),
    ...(found?.memberships ?? []).map((role) => `membership of ${role}`),
  ];
  if (more.length === 0) return;
  throw new ServiceLoginError(
    `The login of the service, ${login}, was given more than the rights of ${serviceRole}: ${more.join(', ')}. Take it away again.`,
  );
}

/** In parameters, which come before what stands in front of the host (pg-connection-string); a socket's address has no such place. */
function urlFor(ownerUrl: string, login: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = '';
  url.password = '';
  url.searchParams.set('user', login);
  url.searchParams.set('password', password);
  return url.toString();
}
