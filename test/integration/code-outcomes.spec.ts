import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readCodeFigures } from '../../src/citizens/standing/read-code-figures.js';
import { addMs, dayMs, hourMs, minuteMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let kiosk: KioskCaller;

beforeAll(async () => {
  service = await startTestService();
  kiosk = await provisionKiosk(service);
});

afterAll(async () => {
  await service.stop();
});

beforeEach(async () => {
  await service.database.dataSource.query('DELETE FROM citizen_code');
  await service.database.dataSource.query('DELETE FROM code_outcome');
});

/** So many codes that went out so long ago, one a minute. */
async function codes(count: number, agoMs: number, ended: 'used' | null, delivery = 'sent'): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const requestedAt = addMs(service.clock.now(), -agoMs + index * minuteMs);
    const hash = delivery === 'sent' ? Buffer.alloc(0) : null;
    await service.database.dataSource.query(
      `INSERT INTO citizen_code (id, purpose, kiosk_id, salt, hash, tries_left, requested_at, expires_at, delivery,
                                 ended, way, phone_index, sealed_phone)
       VALUES ($1, 'pickup', $2, $3, $3, 3, $4, $5, $6, $7, 'message', $8, $9)`,
      [
        ...[randomUUID(), kiosk.id, hash, requestedAt, addMs(requestedAt, 5 * minuteMs), delivery, ended],
        ...[randomBytes(32), randomBytes(40)],
      ],
    );
  }
}

async function figures(): Promise<{ readonly last: number; readonly used: number; readonly kept: number }> {
  const { manager } = service.database.dataSource;
  const { last, used } = await readCodeFigures(manager, service.clock.now(), service.options.site);
  const [row] = await manager.query<{ kept: number }[]>('SELECT count(*)::integer AS kept FROM citizen_code');
  return { last, used, kept: row?.kept ?? 0 };
}

const sweep = () => service.application.get(Sweeps).runAll();

describe('the last twenty codes', () => {
  it('are counted after they were removed, however long ago they were asked for', async () => {
    await codes(5, 3 * dayMs, 'used');
    await codes(15, 2 * dayMs, null);
    await sweep();
    expect(await figures()).toEqual({ last: 20, used: 5, kept: 0 });
    await sweep();
    expect(await figures()).toEqual({ last: 20, used: 5, kept: 0 });
  });

  it('are the newest, removed or not', async () => {
    await codes(30, 3 * dayMs, null);
    await sweep();
    await codes(8, 2 * dayMs, 'used');
    await sweep();
    await codes(6, hourMs, 'used');
    expect(await figures()).toEqual({ last: 20, used: 14, kept: 6 });
  });

  it('do not include what never went out', async () => {
    await codes(4, 2 * dayMs, null, 'failed');
    await codes(3, 2 * dayMs, null, 'withheld');
    await codes(2, 2 * dayMs, 'used');
    await sweep();
    expect(await figures()).toEqual({ last: 2, used: 2, kept: 0 });
  });

  it('leave no more behind than it takes to count them', async () => {
    await codes(45, 2 * dayMs, null);
    await sweep();
    const [columns, rows] = await Promise.all(
      [
        `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'code_outcome'`,
        'SELECT FROM code_outcome',
      ].map((sql) => service.database.dataSource.query<unknown[]>(sql)),
    );
    expect(columns).toEqual([{ name: 'asked_at' }, { name: 'used' }]);
    expect(rows).toHaveLength(20);
  });
});
