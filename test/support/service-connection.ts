import { DataSource } from 'typeorm';
import { createServiceDataSourceOptions } from '../../src/platform/index.js';

/** A data source that works under the service's role, as the service itself does. */
export async function connectAsService(url: string): Promise<DataSource> {
  return new DataSource(createServiceDataSourceOptions(url)).initialize();
}
