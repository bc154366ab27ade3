import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DossierWorld } from '../support/dossier-world.js';
import { EventReader } from '../support/event-reader.js';
import { until } from '../support/until.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

async function health(): Promise<string> {
  const answer = await request(world.service.url).get('/health/ready');
  return (answer.body as { power: string }).power;
}

async function gauge(): Promise<number> {
  const { text } = await request(world.service.url).get('/metrics');
  return Number(/^motcua247_power_failing (\d+)$/m.exec(text)?.[1]);
}

async function letMainsBe(mains: 'present' | 'failing'): Promise<void> {
  world.bridge.setMains(mains);
  await until('the service knows', async () => (await health()) === mains);
}

describe('while the mains fail', () => {
  afterEach(async () => {
    await letMainsBe('present');
  });

  it('a reserved tray is not opened, and is once they are back', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    await letMainsBe('failing');
    const before = world.bridge.openRequests.length;
    const refusal = await citizen.post(`/api/kiosk/deposits/${id}/opening`);
    expect(refusal.status).toBe(503);
    expect(refusal.body).toMatchObject({ code: 'power_failing', detail: expect.stringMatching(/mains/) });
    expect(world.bridge.openRequests).toHaveLength(before);
    await letMainsBe('present');
    expect((await world.atKiosk(citizen, 'deposits', id, 'puts in')).settlement).toBe('moved');
  });

  it('no officer looks into a tray', async () => {
    await letMainsBe('failing');
    const refusal = await world.officer.post('/api/staff/trays/A20/inspection', {
      reason: 'content_unknown',
    });
    expect(refusal.body).toMatchObject({ status: 503, code: 'power_failing' });
  });

  it('the opening that stands open is finished', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const operation = await citizen.post(`/api/kiosk/deposits/${id}/opening`);
    const { trayLabel } = operation.body as { trayLabel: string };
    await until('the tray is asked for', () => world.bridge.openRequests.at(-1)?.tray === trayLabel);
    await letMainsBe('failing');
    await world.bridge.use(trayLabel, 'puts in');
    await until('the deposit is settled', async () => {
      const answer = await citizen.get(`/api/kiosk/deposits/${id}`);
      return (answer.body as { state: string }).state === 'deposited';
    });
  });

  it('kiosk, health and metrics say so', async () => {
    const power = async (): Promise<unknown> => {
      const answer = await world.kiosk.get('/api/kiosk/overview');
      return (answer.body as { power: string }).power;
    };
    expect([await power(), await gauge()]).toEqual(['present', 0]);
    await letMainsBe('failing');
    expect([await power(), await gauge()]).toEqual(['failing', 1]);
  });

  it('screens of kiosk and staff hear of it as it happens', async () => {
    const { url } = world.service;
    const streams = [
      await EventReader.open(`${url}/api/kiosk/events`, { 'x-kiosk-credential': world.kiosk.credential }),
      await EventReader.open(`${url}/api/staff/events`, { authorization: `Bearer ${world.officer.token}` }),
    ];
    world.bridge.setMains('failing');
    for (const stream of streams) await stream.has('power.changed', { power: 'failing' });
    world.bridge.setMains('present');
    for (const stream of streams) await stream.has('power.changed', { power: 'present' });
    for (const stream of streams) await stream.close();
  });
});

describe('without a bridge', () => {
  it('nothing is known of the mains', async () => {
    await world.bridge.stop();
    await until('the service knows nothing', async () => (await health()) === 'unknown');
    expect(await gauge()).toBe(0);
  });
});
