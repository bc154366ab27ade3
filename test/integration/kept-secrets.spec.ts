import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../support/caller.js';
import { askForCode, enterAsCitizen, newPhone, provisionKiosk } from '../support/citizens.js';
import { demoAccounts, signIn, signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(async () => {
  await service.stop();
});

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

/** Everything in the database that can hold a text, of every table; bytes as the characters they would be. */
async function dump(): Promise<{ place: string; value: string }[]> {
  const { dataSource } = service.database;
  const columns: Column[] = await dataSource.query(
    `SELECT table_schema AS schema, table_name AS table, column_name AS column
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'
        AND data_type IN ('text', 'character varying', 'bytea', 'json', 'jsonb', 'ARRAY')`,
  );
  const found: { place: string; value: string }[] = [];
  for (const { schema, table, column } of columns) {
    const rows: { value: unknown }[] = await dataSource.query(
      `SELECT "${column}" AS value FROM "${schema}"."${table}" WHERE "${column}" IS NOT NULL`,
    );
    for (const { value } of rows) {
      const text = Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value);
      found.push({ place: `${schema}.${table}.${column}`, value: text });
    }
  }
  return found;
}

/** A code between other digits or hexadecimal digits is chance: six digits are in many a number. */
function codePattern(code: string): RegExp {
  return new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`);
}

describe('the database', () => {
  it('holds no code, token, credential or password in clear, neither used nor wrong nor in a stored answer', async () => {
    const password = 'con trau di truoc cai cay';
    const wrongPassword = 'mot con ngua dau ca tau';
    const temporary = 'k7vd-2mqx-h9tn-4wsp';
    const administrator = await signInAs(service, 'administrator');
    const username = `officer-${randomUUID().slice(0, 8)}`;
    const account = { username, displayName: 'Lan', roles: ['officer'], password: temporary };
    bodyOf(await administrator.post('/api/staff/accounts', account));
    const officer = await signIn(service, username, temporary);
    bodyOf(await officer.post('/api/staff/me/password', { oldPassword: temporary, newPassword: password }));
    const refused = await administrator.post('/api/staff/sessions', { username, password: wrongPassword });
    expect(refused.status).toBe(401);

    const kiosk = await provisionKiosk(service);
    const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    const unused = await askForCode(service, kiosk, newPhone(), 'deposit');
    const guessed = await askForCode(service, kiosk, newPhone(), 'deposit');
    await kiosk.post('/api/kiosk/sessions', { codeId: guessed.codeId, code: unused.code });
    await kiosk.post('/api/kiosk/sessions', guessed);

    const secrets = [
      password,
      wrongPassword,
      temporary,
      officer.token,
      kiosk.credential,
      citizen.sessionToken,
      ...(await demoAccounts(service)).map((demo) => demo.password),
    ];
    const patterns = [unused, guessed].map(({ code }) => codePattern(code ?? 'no code came'));
    const values = await dump();
    const places = new Set(values.map(({ place }) => place));
    for (const table of [
      'staff_account',
      'staff_session',
      'citizen_code',
      'citizen_session',
      'idempotent_answer',
    ]) {
      expect([...places].some((place) => place.startsWith(`public.${table}.`))).toBe(true);
    }
    expect(places).toContain('pgboss.job.data');
    // The search finds what is there: the username stands in clear.
    expect(values.filter(({ value }) => value.includes(username))).toHaveLength(1);
    for (const { place, value } of values) {
      // Not even the beginning of one: a column may be shorter than a secret.
      for (const secret of secrets)
        expect([place, value.includes(secret.slice(0, 12))]).toEqual([place, false]);
      for (const pattern of patterns) expect([place, pattern.test(value)]).toEqual([place, false]);
    }
  });
});
