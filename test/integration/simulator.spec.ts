import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isWireBus } from '@motcua247/firmware-bridge/contract';
import type { SimulatedCabinets, SimulatedPhones, SimulatedTray } from '../../src/demo/simulator.schemas.js';
import { addMs } from '../../src/kernel/index.js';
import { bodyOf, callerWith, type Caller } from '../support/caller.js';
import { askForCode, newPhone, provisionKiosk, enterAsCitizen } from '../support/citizens.js';
import { birthRegistration } from '../support/dossiers.js';
import { EventReader } from '../support/event-reader.js';
import { RealCabinet } from '../support/real-cabinet.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { until } from '../support/until.js';

let service: TestService;
let cabinet: RealCabinet;
let anybody: Caller;

beforeAll(async () => {
  service = await startTestService();
  cabinet = await RealCabinet.startFor(service);
  anybody = callerWith(service, {});
}, 60_000);

afterAll(async () => {
  await service.stop();
  await cabinet.stop();
});

afterEach(async () => {
  bodyOf(await anybody.post('/api/simulator/repairs'));
  for (const { label, door, papers } of (await cabinets()).cabinets.flatMap(({ trays }) => trays)) {
    if (door !== 'open') continue;
    await anybody.post(`/api/simulator/trays/${label}/acts`, { act: 'release' });
    if (papers > 0) bodyOf(await act(label, 'take_papers'));
    bodyOf(await act(label, 'close_door'));
  }
});

async function cabinets(): Promise<SimulatedCabinets> {
  return bodyOf<SimulatedCabinets>(await anybody.get('/api/simulator/cabinets'));
}

async function tray(label: string): Promise<SimulatedTray> {
  const found = (await cabinets()).cabinets
    .flatMap(({ trays }) => trays)
    .find((each) => each.label === label);
  if (!found) throw new Error(`no tray ${label}`);
  return found;
}

interface ActAnswer {
  readonly status: number;
  readonly body: SimulatedTray & { readonly code?: string; readonly reason?: string };
}

async function act(label: string, what: string, key = randomUUID()): Promise<ActAnswer> {
  return anybody.post(`/api/simulator/trays/${label}/acts`, { act: what }, key);
}

async function refusalOf(answer: Promise<ActAnswer>): Promise<unknown> {
  const { status, body } = await answer;
  return [status, body.code, body.reason];
}

describe('the cabinets', () => {
  it('stand there with every tray, locked, and what it holds', async () => {
    const { cabinets: both, buses } = await cabinets();
    expect(both.map(({ id, power, trays }) => [id, power, trays.length])).toEqual([
      ['A', 'on', 30],
      ['B', 'on', 60],
    ]);
    expect(buses).toMatchObject([{ id: 'main', faults: { cut: false } }]);
    expect(both[0]?.trays[0]).toMatchObject({
      label: 'A01',
      cabinet: 'A',
      door: 'locked',
      papers: 0,
      held: false,
    });
  });
});

describe('a person', () => {
  it('opens no locked door and reaches through no closed one', async () => {
    expect(await refusalOf(act('A01', 'open_door'))).toEqual([409, 'simulator_refused', 'door_locked']);
    expect(await refusalOf(act('A01', 'put_papers'))).toEqual([409, 'simulator_refused', 'door_closed']);
    expect(await refusalOf(act('A01', 'take_papers'))).toEqual([409, 'simulator_refused', 'door_closed']);
    expect(await refusalOf(act('A01', 'hold_open'))).toEqual([409, 'simulator_refused', 'door_closed']);
    expect(await tray('A01')).toMatchObject({ door: 'locked', papers: 0 });
  });

  it('uses a tray that the service has opened, and the deposit is settled', async () => {
    const kiosk = await provisionKiosk(service);
    const citizen = await enterAsCitizen(service, kiosk, newPhone(), 'deposit');
    const deposit = bodyOf<{ id: string; trayLabel: string }>(
      await citizen.post('/api/kiosk/deposits', { procedureCode: birthRegistration }),
    );
    const label = deposit.trayLabel;
    bodyOf(await citizen.post(`/api/kiosk/deposits/${deposit.id}/opening`));
    await until('the door is open', async () => (await tray(label)).door === 'open');
    expect((await act(label, 'put_papers')).body).toMatchObject({ door: 'open', papers: 1 });
    // A door that is open for less than a scan of the boards takes was never seen open.
    await until('the service has seen the door open', async () => {
      const answer = await citizen.get(`/api/kiosk/deposits/${deposit.id}`);
      const { doorOperation } = answer.body as { doorOperation: { doorSeenOpen: boolean } | null };
      return doorOperation?.doorSeenOpen === true;
    });
    await until('the door is closed', async () => (await act(label, 'close_door')).body.door !== 'open');
    await until('the deposit is settled', async () => {
      const answer = await citizen.get(`/api/kiosk/deposits/${deposit.id}`);
      return (answer.body as { state: string }).state === 'deposited';
    });
  });

  it('does once what a double click asks for twice', async () => {
    bodyOf(await act('A02', 'force_open'));
    const key = randomUUID();
    const [first, second] = await Promise.all([act('A02', 'put_papers', key), act('A02', 'put_papers', key)]);
    expect([first.body, second.body]).toMatchObject([{ papers: 1 }, { papers: 1 }]);
    expect((await tray('A02')).papers).toBe(1);
  });

  it('puts nothing in twice when the answer to the first was lost with its transaction', async () => {
    bodyOf(await act('A02', 'force_open'));
    const key = randomUUID();
    bodyOf(await act('A02', 'put_papers', key));
    await service.database.dataSource.query('DELETE FROM idempotent_answer');
    expect((await act('A02', 'put_papers', key)).body.papers).toBe(1);
  });

  it('holds a door open until it is let go', async () => {
    bodyOf(await act('A03', 'force_open'));
    expect((await act('A03', 'hold_open')).body.held).toBe(true);
    expect(await refusalOf(act('A03', 'close_door'))).toEqual([409, 'simulator_refused', 'door_held']);
    expect((await act('A03', 'release')).body.held).toBe(false);
    expect((await act('A03', 'close_door')).body.door).toBe('locked');
  });

  it('needs a key, a known tray and a known act', async () => {
    const path = '/api/simulator/trays/A01/acts';
    expect((await anybody.post(path, { act: 'open_door' }, 'short')).body).toMatchObject({
      code: 'idempotency_key_missing',
    });
    expect((await anybody.post(path, { act: 'kick' })).body).toMatchObject({ code: 'validation_failed' });
    expect((await act('Z99', 'open_door')).body.code).toBe('not_found');
  });
});

describe('what breaks', () => {
  it('is a lock that jams, a board that is silent, a bus that is noisy, and all is mended at once', async () => {
    const jam = await anybody.post('/api/simulator/trays/A04/faults', { jammed: true });
    expect(jam.body).toMatchObject({ label: 'A04', faults: { jammed: true } });
    const silence = await anybody.post('/api/simulator/banks/board-1/faults', { silence: 'dead' });
    expect(silence.body).toMatchObject({ id: 'board-1', faults: { silence: 'dead' } });
    const noise = { corruptRequestProbability: 0.1, noiseProbability: 0.2 };
    expect((await anybody.post('/api/simulator/buses/main/faults', noise)).body).toMatchObject({
      faults: noise,
    });
    const mended = bodyOf<SimulatedCabinets>(await anybody.post('/api/simulator/repairs'));
    expect(mended.buses[0]?.faults).toEqual({
      cut: false,
      noiseProbability: 0,
      corruptRequestProbability: 0,
    });
    expect((await tray('A04')).faults.jammed).toBe(false);
  });

  it.each([
    ['trays/Z99/faults', { jammed: true }, 404],
    ['banks/none/faults', { silence: 'dead' }, 404],
    ['buses/none/faults', { cut: true }, 404],
    ['cabinets/none/mains', { on: false }, 404],
    ['buses/main/faults', { noiseProbability: 2 }, 400],
    ['banks/board-0/faults', { silenced: true }, 400],
  ])('is refused for %s %j', async (path, body, status) => {
    expect((await anybody.post(`/api/simulator/${path}`, body)).status).toBe(status);
  });

  it('is the power, of which the service hears by the input of the bridge', async () => {
    const power = async (): Promise<string> => {
      const answer = await anybody.get('/health/ready');
      return (answer.body as { power: string }).power;
    };
    expect(await power()).toBe('present');
    const cut = await anybody.post('/api/simulator/cabinets/B/mains', { on: false });
    expect(cut.body).toEqual({ id: 'B', power: 'failing' });
    await until('the service knows', async () => (await power()) === 'failing');
    bodyOf(await anybody.post('/api/simulator/cabinets/B/mains', { on: true }));
    await until('the service knows of the return', async () => (await power()) === 'present');
  });
});

describe('the phones', () => {
  it('show what they have received, the latest phone and the newest message first', async () => {
    const kiosk = await provisionKiosk(service);
    const [one, other] = [newPhone(), newPhone()];
    await askForCode(service, kiosk, one, 'deposit');
    service.clock.advance(120_000);
    await askForCode(service, kiosk, other, 'deposit');
    service.clock.advance(120_000);
    await askForCode(service, kiosk, one, 'deposit');
    const { phones } = bodyOf<SimulatedPhones>(await anybody.get('/api/simulator/messages'));
    expect(phones.slice(0, 2).map(({ phone }) => phone)).toEqual([
      `+84${one.slice(1)}`,
      `+84${other.slice(1)}`,
    ]);
    const times = phones[0]?.messages.map(({ at }) => at);
    expect(times).toEqual([
      service.clock.now().toISOString(),
      addMs(service.clock.now(), -240_000).toISOString(),
    ]);
  });
});

describe('the events', () => {
  it('tell doors, papers, faults, power and messages as they change', async () => {
    const events = await EventReader.open(`${service.url}/api/simulator/events`, {});
    await events.has('simulator', { connected: true });
    await act('A05', 'force_open');
    await events.has('tray', { label: 'A05', door: 'open', papers: 0 });
    await act('A05', 'put_papers');
    await events.has('tray', { label: 'A05', door: 'open', papers: 1 });
    await anybody.post('/api/simulator/trays/A06/faults', { jammed: true });
    await until('the fault is told', () =>
      events.events.some(({ type, data }) => type === 'tray' && data['label'] === 'A06'),
    );
    await anybody.post('/api/simulator/banks/board-3/faults', { extraTurnaroundMs: 1 });
    await events.has('bank', { id: 'board-3' });
    await anybody.post('/api/simulator/buses/main/faults', { noiseProbability: 0.01 });
    await events.has('bus', { id: 'main' });
    await anybody.post('/api/simulator/cabinets/A/mains', { on: false });
    await events.has('cabinet', { id: 'A', power: 'failing' });
    const phone = newPhone();
    await askForCode(service, await provisionKiosk(service), phone, 'deposit');
    await events.has('message', { phone: `+84${phone.slice(1)}` });
    await events.close();
  });

  it('tell a second looker at once that the simulator is there', async () => {
    const first = await EventReader.open(`${service.url}/api/simulator/events`, {});
    await first.has('simulator', { connected: true });
    const second = await EventReader.open(`${service.url}/api/simulator/events`, {});
    await second.has('simulator', { connected: true });
    await first.close();
    await act('A07', 'force_open');
    await second.has('tray', { label: 'A07', door: 'open' });
    await second.close();
  });
});

describe('without a simulator that answers', () => {
  it('says so within its time, and the events begin with it', async () => {
    const alone = await startTestService();
    try {
      const caller = callerWith(alone, {});
      expect((await caller.get('/api/simulator/cabinets')).body).toMatchObject({
        status: 503,
        code: 'cabinet_unreachable',
      });
      const events = await EventReader.open(`${alone.url}/api/simulator/events`, {});
      await events.has('simulator', { connected: false });
      await events.close();
    } finally {
      await alone.stop();
    }
  });
});

describe('a site with real boards', () => {
  it('has no such endpoints', async () => {
    const { site } = service.options;
    const real = {
      ...site,
      buses: site.buses.filter(isWireBus).map((bus) => ({
        ...bus,
        transport: { kind: 'tcp' as const, host: '127.0.0.1', port: 9 },
      })),
    };
    const serious = await startTestService({ site: real });
    try {
      const caller = callerWith(serious, {});
      const answers = [
        await caller.get('/api/simulator/cabinets'),
        await caller.get('/api/simulator/messages'),
        await caller.get('/api/simulator/phones/0912345678/messages'),
        await caller.get('/api/simulator/events'),
        await caller.get('/api/simulator/clock'),
        await caller.post('/api/simulator/clock/advance', { milliseconds: 1 }),
        await caller.post('/api/simulator/trays/A01/acts', { act: 'force_open' }),
        await caller.post('/api/simulator/trays/A01/faults', { jammed: true }),
        await caller.post('/api/simulator/banks/board-0/faults', { silence: 'dead' }),
        await caller.post('/api/simulator/buses/main/faults', { cut: true }),
        await caller.post('/api/simulator/cabinets/A/mains', { on: false }),
        await caller.post('/api/simulator/repairs'),
      ];
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    } finally {
      await serious.stop();
    }
  });
});
