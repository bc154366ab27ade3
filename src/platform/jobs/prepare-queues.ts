import pg from 'pg';
import PgBoss from 'pg-boss';
import { serviceRole } from '../database/index.js';
import { jobSchema, queueNames, queues } from './queues.js';

/** pg-boss makes this queue for its own cron; made here because only the owner may create tables. */
const cronQueue = '__pgboss__send-it';

/** Installs the job tables and queues and lets the service role work with them. Safe to run at every start. */
export async function prepareQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: jobSchema,
    supervise: false,
    schedule: false,
    max: 1,
  });
  const failures: Error[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  try {
    await boss.createQueue(cronQueue);
    for (const name of queueNames) {
      await boss.createQueue(name, { name, policy: 'standard', ...queues[name].each });
      await boss.updateQueue(name, { name, ...queues[name].each });
    }
    await boss.schedule('sweep', '* * * * *', {}, { singletonKey: 'sweep' });
  } finally {
    await boss.stop({ graceful: false, wait: true });
  }
  if (failures[0]) throw failures[0];
  await grantToService(ownerUrl);
}

async function grantToService(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA ${jobSchema} TO ${serviceRole};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO ${serviceRole};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO ${serviceRole}`);
  } finally {
    await client.end();
  }
}
