import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Role } from '../../src/platform/index.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(async () => {
  await service.stop();
});

/** By the database's owner, past the rules that want every change in the ledger: no route takes a single role away. */
async function giveRoles(accountId: string, roles: readonly Role[]): Promise<void> {
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  try {
    await owner.query('SET session_replication_role = replica');
    const { rowCount } = await owner.query('UPDATE staff_account SET roles = $2 WHERE id = $1', [
      accountId,
      roles,
    ]);
    expect(rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}

it('a right that is taken away is gone at the next request of a session that stands, and comes back as quickly', async () => {
  const supervisor = await signInAs(service, 'supervisor');
  const asks = async (): Promise<number> => (await supervisor.get('/api/staff/audits')).status;
  expect(await asks()).toBe(200);
  await giveRoles(supervisor.id, ['technician']);
  expect(await asks()).toBe(403);
  const started = await supervisor.post('/api/staff/audits', { cabinetId: 'A' });
  expect([started.status, started.body]).toMatchObject([403, { code: 'forbidden', action: 'audit.work' }]);
  expect((await supervisor.get('/api/staff/me')).body).toMatchObject({ roles: ['technician'] });
  await giveRoles(supervisor.id, ['supervisor']);
  expect(await asks()).toBe(200);
});
