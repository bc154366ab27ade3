import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureDemoKiosk } from '../../src/citizens/index.js';
import { systemRandomness } from '../../src/kernel/index.js';
import { roles } from '../../src/platform/index.js';
import { bodyOf, callerWith } from '../support/caller.js';
import { enterAsCitizen, provisionKiosk } from '../support/citizens.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(async () => {
  await service.stop();
});

const request = { phone: '0912 345 678', purpose: 'deposit' };

describe('kiosks', () => {
  it('of the demo is made once, at the first start', async () => {
    const ensure = () =>
      service.database.transaction((transaction) => ensureDemoKiosk(transaction, systemRandomness));
    const made = await ensure();
    if (!made) throw new Error('the first start makes a kiosk');
    const kiosk = callerWith(service, { 'x-kiosk-credential': made.credential });
    expect((await kiosk.post('/api/kiosk/codes', request)).status).toBe(202);
    expect(await ensure()).toBeUndefined();
  });

  it('get their credential in a cookie alone; no answer shows it', async () => {
    const kiosk = await provisionKiosk(service, 'Kiosk cổng chính');
    const technician = await signInAs(service, 'technician');
    const list = await technician.get('/api/staff/kiosks');
    const { kiosks } = list.body as { kiosks: object[] };
    expect(kiosks).toContainEqual({ id: kiosk.id, name: 'Kiosk cổng chính', revoked: false, setUp: true });
    expect(JSON.stringify(list.body)).not.toContain(kiosk.credential);
  });

  it('get the same code when the request is repeated, and only one kiosk is made', async () => {
    const technician = await signInAs(service, 'technician');
    const key = randomUUID();
    const name = `Kiosk ${key}`;
    const [first, second] = await Promise.all([
      technician.post('/api/staff/kiosks', { name }, key),
      technician.post('/api/staff/kiosks', { name }, key),
    ]);
    expect(bodyOf(first)).toEqual(bodyOf(second));
    const list = await technician.get('/api/staff/kiosks');
    const { kiosks } = list.body as { kiosks: { name: string }[] };
    expect(kiosks.filter((kiosk) => kiosk.name === name)).toHaveLength(1);
  });

  it('can do nothing once revoked, nor can who stands before them', async () => {
    const kiosk = await provisionKiosk(service);
    const other = await provisionKiosk(service);
    const citizen = await enterAsCitizen(service, kiosk, '0912345678', 'deposit');
    const technician = await signInAs(service, 'technician');
    const revoked = await technician.post(`/api/staff/kiosks/${kiosk.id}/revocation`);
    expect([revoked.status, revoked.body]).toMatchObject([200, { id: kiosk.id, revoked: true }]);

    const asked = await kiosk.post('/api/kiosk/codes', request);
    expect([asked.status, asked.body]).toMatchObject([401, { code: 'unauthenticated' }]);
    expect((await citizen.delete('/api/kiosk/sessions/current')).status).toBe(401);
    const live: unknown[] = await service.database.dataSource.query(
      'SELECT 1 FROM citizen_session WHERE kiosk_id = $1 AND ended_at IS NULL',
      [kiosk.id],
    );
    expect(live).toEqual([]);
    expect((await other.post('/api/kiosk/codes', request)).status).toBe(202);

    const again = await technician.post(`/api/staff/kiosks/${kiosk.id}/revocation`);
    expect(again.body).toEqual(revoked.body);
    const unknown = await technician.post(`/api/staff/kiosks/${randomUUID()}/revocation`);
    expect(unknown.body).toMatchObject({ code: 'not_found' });
  });

  it('are in the ledger from their provisioning to their end', async () => {
    const kiosk = await provisionKiosk(service);
    const technician = await signInAs(service, 'technician');
    bodyOf(await technician.post(`/api/staff/kiosks/${kiosk.id}/revocation`));
    const rows: { kind: string; body: string }[] = await service.database.dataSource.query(
      'SELECT kind, body FROM ledger_entry WHERE subject_id = $1 ORDER BY sequence',
      [kiosk.id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['kiosk.provisioned', 'kiosk.set_up', 'kiosk.revoked']);
    const staff = { type: 'staff', id: technician.id };
    const actors = [staff, { type: 'kiosk', id: kiosk.id }, staff];
    for (const [index, { body }] of rows.entries()) {
      expect(JSON.parse(body)).toMatchObject({ actor: actors[index] });
      expect(body).not.toContain(kiosk.credential);
    }
  });

  it.each([
    ['no credential', {}],
    ['a credential of nobody', { 'x-kiosk-credential': 'A'.repeat(43) }],
    ['something else', { 'x-kiosk-credential': 'let me in' }],
  ])('are not let in with %s', async (_what, headers) => {
    const answer = await callerWith(service, headers).post('/api/kiosk/codes', request);
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'unauthenticated' }]);
  });

  it('are no staff, and staff are no kiosk', async () => {
    const kiosk = await provisionKiosk(service);
    expect((await kiosk.get('/api/staff/kiosks')).status).toBe(401);
    for (const role of roles) {
      const staff = await signInAs(service, role);
      expect((await staff.post('/api/kiosk/codes', request)).status).toBe(401);
    }
  });
});
