import { DataSource } from 'typeorm';
import { createServiceDataSourceOptions } from '../../src/platform/index.js';
import { serviceUrlOf } from './service-url.js';

/** A data source with a login of the service's role, as the service itself has one. */
export async function connectAsService(ownerUrl: string): Promise<DataSource> {
  return new DataSource(createServiceDataSourceOptions(serviceUrlOf(ownerUrl))).initialize();
}
