import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { verifyLedger } from '../../src/ledger/index.js';
import { createOwnerDataSourceOptions, loginFor } from '../../src/platform/index.js';
import { unauthorisedPulses } from '../support/pulses.js';
import { SiteProcesses } from '../support/site-processes.js';
import { ApiRefusal } from '../tour/api-client.js';
import { Citizen, type Deposit } from '../tour/citizen.js';
import { StoryTeller } from '../tour/story-teller.js';
import { until } from '../tour/until.js';
import { World, type DoorOperation } from '../tour/world.js';

/**
 * A deposit's door operation goes: authorised, pulsed, answered, door open, paper in, door closed, settled. Between any two
 * of these steps the service or the bridge dies and comes back. Where the records then say the papers are, they are; or the
 * records say that they do not know, and the tray is closed to citizens.
 */

let site: SiteProcesses;
let world: World;
let dataSource: DataSource;

beforeAll(async () => {
  site = await SiteProcesses.start();
  world = await World.enter(site, new StoryTeller(() => undefined));
  dataSource = await new DataSource(createOwnerDataSourceOptions(site.databaseUrl)).initialize();
}, 120_000);

afterAll(async () => {
  await dataSource.destroy();
  await site.stop();
}, 60_000);

interface DossierRow {
  readonly state: string;
  readonly custody: string;
  readonly custody_certain: boolean;
}

async function dossierOf(deposit: Deposit): Promise<DossierRow> {
  const [row] = await dataSource.query<DossierRow[]>(
    'SELECT state, custody, custody_certain FROM dossier WHERE id = $1',
    [deposit.id],
  );
  if (!row) throw new Error('the dossier is gone');
  return row;
}

async function operationOf(deposit: Deposit): Promise<DoorOperation> {
  const [row] = await dataSource.query<DoorOperation[]>(
    `SELECT id, tray_label AS "trayLabel", outcome, settlement FROM door_operation
      WHERE dossier_id = $1 ORDER BY authorised_at DESC LIMIT 1`,
    [deposit.id],
  );
  if (!row) throw new Error('the operation is gone');
  return row;
}

async function settled(deposit: Deposit): Promise<DoorOperation> {
  const look = async (): Promise<DoorOperation | undefined> => {
    const operation = await operationOf(deposit);
    return operation.settlement === null ? undefined : operation;
  };
  try {
    return await until('the settlement by evidence', look, 1_500);
  } catch {
    // No evidence will come: the deadline decides.
    await world.advanceTo(new Date((await world.now()).getTime() + 10 * 60_000));
    return until('the settlement by the deadline', look, 20_000);
  }
}

async function seen(what: string, look: () => Promise<boolean>): Promise<void> {
  await until(what, async () => ((await look()) ? true : undefined), 10_000);
}

const pulsed = (label: string) =>
  seen('the pulse', async () =>
    (await world.simulator.record()).entries.some(
      ({ event }) => event.kind === 'pulse' && event.tray === label,
    ),
  );
const doorOpen = (label: string) =>
  seen('the open door', async () => (await world.simulator.tray(label)).door === 'open');
const answered = (deposit: Deposit) =>
  seen('the answer', async () => (await operationOf(deposit)).outcome !== null);
const reconnected = () =>
  seen('the bridge to be connected', async () => {
    const { bridge } = await world.api.get<{ bridge: string }>('/health/ready');
    return bridge === 'connected';
  });

async function putAndClose(label: string): Promise<void> {
  await world.simulator.put(label, `Papers in ${label}`);
  await world.simulator.close(label);
}

async function restart(victim: 'service' | 'bridge'): Promise<void> {
  await site.kill(victim);
  await site.run(victim);
  await reconnected();
}

type Steps = (open: () => Promise<void>, deposit: Deposit, victim: 'service' | 'bridge') => Promise<void>;

const moments: readonly (readonly [when: string, steps: Steps])[] = [
  [
    'after the authorisation, before the pulse',
    async (open, _deposit, victim) => {
      // The bridge stands still: the command waits in its socket while one of the two dies.
      site.freeze('bridge');
      await open();
      await site.kill(victim);
      site.thaw('bridge');
      await site.run(victim);
      await reconnected();
    },
  ],
  [
    'after the pulse, before its answer',
    async (open, deposit, victim) => {
      const pulse = pulsed(deposit.trayLabel);
      await open();
      await pulse;
      await restart(victim);
      await doorOpen(deposit.trayLabel);
      await putAndClose(deposit.trayLabel);
    },
  ],
  [
    'with the door open',
    async (open, deposit, victim) => {
      await open();
      await answered(deposit);
      await restart(victim);
      await putAndClose(deposit.trayLabel);
    },
  ],
  [
    'while the papers go in and the door closes unseen',
    async (open, deposit, victim) => {
      await open();
      await answered(deposit);
      await site.kill(victim);
      await putAndClose(deposit.trayLabel);
      await site.run(victim);
      await reconnected();
    },
  ],
  [
    'right after the door has closed',
    async (open, deposit, victim) => {
      await open();
      await answered(deposit);
      await putAndClose(deposit.trayLabel);
      await restart(victim);
    },
  ],
];

describe.each(['service', 'bridge'] as const)('the %s dies', (victim) => {
  it.each(moments)(
    '%s',
    async (_when, steps) => {
      const citizen = new Citizen(world, 'An');
      const session = await citizen.identify('deposit');
      const deposit = await citizen.reserve(session, '1.001193');
      const open = async (): Promise<void> => {
        await session.post(`/api/kiosk/deposits/${deposit.id}/opening`);
      };
      await steps(open, deposit, victim);

      const operation = await settled(deposit);
      const truth = (await world.simulator.tray(deposit.trayLabel)).papers.length > 0;
      const dossier = await dossierOf(deposit);
      if (dossier.custody_certain) {
        expect({ settlement: operation.settlement, inTray: dossier.custody === 'tray' }).toEqual({
          settlement: truth ? 'moved' : 'not_moved',
          inTray: truth,
        });
      } else {
        const [tray] = await dataSource.query<{ content_known: boolean }[]>(
          'SELECT content_known FROM tray WHERE label = $1',
          [deposit.trayLabel],
        );
        expect({ settlement: operation.settlement, tray }).toEqual({
          settlement: 'unverified',
          tray: { content_known: false },
        });
      }
      // Whatever stands open now would keep the next case's doors shut.
      if ((await world.simulator.tray(deposit.trayLabel)).door === 'open') {
        await world.simulator.close(deposit.trayLabel);
      }
    },
    120_000,
  );
});

describe('a service that is killed in the middle of the third try at a code', () => {
  it('has counted two, and leaves one', async () => {
    const citizen = new Citizen(world, 'Bình');
    const asked = { phone: citizen.phone, purpose: 'deposit' };
    const { codeId } = await world.kiosk.post<{ codeId: string }>('/api/kiosk/codes', asked);
    const code = /\b\d{6}\b/.exec(await citizen.nextMessage())?.[0] ?? '';
    const wrong = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const enter = async (shown: string): Promise<string> => {
      try {
        await world.kiosk.post('/api/kiosk/sessions', { codeId, code: shown });
        return 'let in';
      } catch (error) {
        return error instanceof ApiRefusal ? error.code : 'no answer';
      }
    };
    expect([await enter(wrong), await enter(wrong)]).toEqual(['code_wrong', 'code_wrong']);
    const holder = new pg.Client({ connectionString: site.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM citizen_code WHERE id = $1 FOR UPDATE', [codeId]);
    const third = enter(wrong);
    await seen('the third try, which waits for the code', async () => {
      const waiting: unknown[] = await dataSource.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await site.kill('service');
    expect(await third).toBe('no answer');
    await holder.end();
    await site.run('service');
    await reconnected();
    expect([await enter(wrong), await enter(wrong), await enter(code)]).toEqual([
      'code_wrong',
      'code_used',
      'code_used',
    ]);
  }, 60_000);
});

describe('after all that', () => {
  it('the service works with a login of its own, and the owner of the database is gone', async () => {
    const logins: unknown[] = await dataSource.query(
      `SELECT DISTINCT usename AS login FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    expect(logins).toEqual([{ login: loginFor(new URL(site.databaseUrl).pathname.slice(1)) }]);
  });

  it('nothing is left unsettled and the ledger is intact', async () => {
    const unsettled: unknown[] = await dataSource.query(
      'SELECT id FROM door_operation WHERE settled_at IS NULL',
    );
    expect(unsettled).toEqual([]);
    expect(await verifyLedger(dataSource.manager)).toMatchObject({ intact: true });
  });

  it('every pulse has an authorisation that was durable before it, and no rule of the bridge was broken', async () => {
    const { entries } = await world.simulator.record();
    expect(entries.filter(({ event }) => event.kind === 'pulse').length).toBeGreaterThan(0);
    expect(entries.filter(({ event }) => event.kind === 'violation')).toEqual([]);
    expect(await unauthorisedPulses(world.simulator, site.databaseUrl)).toEqual([]);
  });
});
