import { migrateUp } from './database/index.js';
import { prepareQueues } from './jobs/index.js';

/**
 * Brings a database to what this program needs: schema, roles, job queues. As the owner; safe to run at every start.
 * @returns the names of the migrations that were run.
 */
export async function prepareDatabase(ownerUrl: string, secretKey: Buffer): Promise<string[]> {
  const run = await migrateUp(ownerUrl, secretKey);
  await prepareQueues(ownerUrl);
  return run;
}
