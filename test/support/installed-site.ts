import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DataSource } from 'typeorm';
import { installCabinets } from '../../src/cabinets/index.js';
import { checkConfiguration, findPackageRoot, type Site } from '../../src/config/index.js';
import { AdjustableClock } from '../../src/kernel/index.js';
import { createServiceDataSourceOptions, Database } from '../../src/platform/index.js';
import { installCatalogue } from '../../src/procedures/index.js';
import { testStart } from './test-start.js';

const { site: demoSite } = checkConfiguration({});

/** What a site's start brings into its database, and nothing else of the site file. */
const installedParts = ['cabinets', 'departments', 'fields', 'catalogueFile'] as const;

/** Whether a database that the demo's site was brought into is as it would be for this site, too. */
export function isInstalledAsDemo(site: Site): boolean {
  return installedParts.every((part) => isDeepStrictEqual(site[part], demoSite[part]));
}

/** Brings cabinets and catalogue into the database, as the service's start does. */
export async function install(database: Database, site: Site): Promise<void> {
  await database.transaction(async (transaction) => {
    await installCabinets(transaction, site);
    await installCatalogue(transaction, site);
  });
}

/** The same for the demo's site, without a service. */
export async function installDemoSite(databaseUrl: string): Promise<void> {
  const dataSource = await new DataSource({
    ...createServiceDataSourceOptions(databaseUrl),
    entities: [join(findPackageRoot(), 'src/{cabinets,procedures}/**/*.entity.ts')],
  }).initialize();
  try {
    await install(new Database(dataSource, AdjustableClock.at(testStart)), demoSite);
  } finally {
    await dataSource.destroy();
  }
}
