import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { installCabinets } from './cabinets/index.js';
import { ensureDemoKiosk, type ProvisionedKiosk } from './citizens/index.js';
import type { Configuration } from './config/index.js';
import { systemRandomness } from './kernel/index.js';
import { Database } from './platform/index.js';
import { installCatalogue } from './procedures/index.js';
import { isSimulated } from './simulated.js';
import { AccountParts, ensureDemoAccounts, type PrintedAccount } from './staff/index.js';

/** The demo's accounts and kiosk, made at its first start. Their secrets are shown once. */
export interface FirstStart {
  readonly accounts: readonly PrintedAccount[];
  readonly kiosk: ProvisionedKiosk;
}

/**
 * Brings the database to the site file, in one transaction: cabinets, catalogue and, in the demo's first start, accounts and
 * a kiosk. A production site makes its first administrator by the command line instead.
 */
export async function installSite(
  application: NestFastifyApplication,
  configuration: Configuration,
): Promise<FirstStart | undefined> {
  const { environment, site } = configuration;
  const apps = isSimulated(configuration) ? 'with_apps' : 'without_apps';
  const accountParts = application.get(AccountParts, { strict: false });
  return application.get(Database).transaction(async (transaction) => {
    await installCabinets(transaction, site);
    await installCatalogue(transaction, site);
    if (environment.mode !== 'demo') return undefined;
    const accounts = await ensureDemoAccounts(transaction, accountParts, apps);
    const kiosk = await ensureDemoKiosk(transaction, systemRandomness);
    return accounts.length > 0 && kiosk ? { accounts, kiosk } : undefined;
  });
}
