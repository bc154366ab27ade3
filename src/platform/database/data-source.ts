import type { DataSourceOptions } from 'typeorm';

/**
 * The role the service works under: it may append to the ledger and never change it. Made by the migrations; who signs in is
 * a member of it, and nobody's owner: see `service-login.ts`.
 */
export const serviceRole = 'motcua247_service';

const mostConnections = 10;
const statementTimeoutMs = 15_000;
const connectTimeoutMs = 10_000;

/** A connection of the owner, who may do what the service's role may not. */
export function createOwnerDataSourceOptions(url: string): DataSourceOptions & { type: 'postgres' } {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    logging: false,
    poolSize: 1,
    connectTimeoutMS: connectTimeoutMs,
    applicationName: 'motcua247 owner',
    extra: { options: `-c statement_timeout=${statementTimeoutMs} -c timezone=UTC` },
  };
}

/** The service's own connections, each bound to the service role from its first statement on. */
export function createServiceDataSourceOptions(url: string): DataSourceOptions & { type: 'postgres' } {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    logging: false,
    poolSize: mostConnections,
    connectTimeoutMS: connectTimeoutMs,
    applicationName: 'motcua247',
    extra: { options: `-c role=${serviceRole} -c statement_timeout=${statementTimeoutMs} -c timezone=UTC` },
  };
}
