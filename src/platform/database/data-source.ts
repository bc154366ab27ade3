import { DataSource, type EntitySchema, type MixedList } from 'typeorm';

/** The role the service works under: it may append to the ledger and never change it. Made by the migrations. */
export const serviceRole = 'motcua247_service';

const mostConnections = 10;
const statementTimeoutMs = 15_000;
const connectTimeoutMs = 10_000;

type Entity = (abstract new () => unknown) | string | EntitySchema;

/** The service's own connections, each bound to the service role from its first byte on. */
export function createServiceDataSource(url: string, entities: MixedList<Entity>): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: entities as never,
    synchronize: false,
    logging: false,
    poolSize: mostConnections,
    connectTimeoutMS: connectTimeoutMs,
    applicationName: 'motcua247',
    extra: { options: `-c role=${serviceRole} -c statement_timeout=${statementTimeoutMs} -c timezone=UTC` },
  });
}
