import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { statSync } from 'node:fs';
import { json } from 'node:stream/consumers';
import { noBankFaults } from '../faults/line-faults.js';
import { type Simulator } from '../simulator.js';
import { fromHex } from '../testing/hex.js';
import { SimulatorHarness } from '../testing/simulator-harness.js';
import { waitUntil } from '../testing/wait-until.js';
import { controlSocketPath } from './control-socket-path.js';
import { recordPageLimit } from './routes.js';
import { type EventSubscription, SimulatorClient } from './simulator-client.js';

const unlockLock1 = fromHex('02 00 31 03 36');

let harness: SimulatorHarness;
let simulator: Simulator;
let client: SimulatorClient;
const subscriptions: EventSubscription[] = [];

beforeEach(async () => {
  harness = new SimulatorHarness();
  simulator = await harness.start();
  client = new SimulatorClient(controlSocketPath(harness.runtimeDirectory));
});

afterEach(async () => {
  for (const subscription of subscriptions.splice(0)) subscription.close();
  await harness.dismantle();
});

async function openA01(): Promise<void> {
  const host = await harness.connectHost();
  host.write(unlockLock1);
  await waitUntil('the door', () => simulator.trays.get('A01').door === 'open');
}

async function ask(method: string, path: string, body?: string): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const socketPath = controlSocketPath(harness.runtimeDirectory);
    const outgoing = request({ socketPath, method, path, agent: false }, (response) => {
      json(response).then((content) => {
        resolve({ status: response.statusCode ?? 0, body: content });
      }, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const ofAnother = (bank: string): string =>
  JSON.stringify({ nextReplies: { fault: { kind: 'of_another_board', bank } } });

describe('the control socket', () => {
  it('is its owner’s alone', () => {
    expect(statSync(controlSocketPath(harness.runtimeDirectory)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['POST', '/trays/A01/put', '{"paper":""}', 400, 'invalid_request', 'body.paper'],
    ['POST', '/trays/A01/put', '{"paper":"a","tray":"B01"}', 400, 'invalid_request', 'body'],
    ['POST', '/trays/A01/put', '{"paper":', 400, 'invalid_request', 'body'],
    ['POST', '/trays/A01/pull', '{"hard":true}', 400, 'invalid_request', 'body'],
    ['POST', '/trays/A01/faults', '{"jammed":"yes"}', 400, 'invalid_request', 'body.jammed'],
    [
      'POST',
      '/banks/left/faults',
      '{"corruptReplyProbability":2}',
      400,
      'invalid_request',
      'body.corruptReplyProbability',
    ],
    ['POST', '/buses/main/faults', '{"cut":1}', 400, 'invalid_request', 'body.cut'],
    ['POST', '/people', '{"tray":"A01","does":"dance"}', 400, 'invalid_request', 'body.does'],
    ['POST', '/people', '{"tray":"A01","does":"put"}', 400, 'invalid_request', 'body.paper'],
    ['GET', '/record?since=0', undefined, 400, 'invalid_request', 'query.since'],
    ['GET', '/events?since=x', undefined, 400, 'invalid_request', 'query.since'],
    ['GET', '/people/none', undefined, 400, 'invalid_request', 'path'],
  ])('says what is wrong with %s %s %s', async (method, path, body, status, code, where) => {
    const before = simulator.record(1, 0).nextSequence;
    const answer = await ask(method, path, body);
    expect(answer).toMatchObject({ status, body: { error: { code, issues: [{ where }] } } });
    expect(simulator.record(1, 0).nextSequence).toBe(before);
  });

  it.each([
    ['GET', '/trays/Z99', undefined, 404, 'unknown_tray'],
    ['POST', '/trays/Z99/jam', undefined, 404, 'unknown_tray'],
    ['POST', '/banks/none/faults', '{}', 404, 'unknown_bank'],
    ['POST', '/banks/left/faults', ofAnother('nowhere'), 404, 'unknown_bank'],
    ['POST', '/banks/left/faults', ofAnother('left'), 404, 'unknown_bank'],
    ['POST', '/buses/none/faults', '{}', 404, 'unknown_bus'],
    ['GET', '/people/7', undefined, 404, 'unknown_person'],
    ['GET', '/nothing', undefined, 404, 'not_found'],
    ['GET', '/reset-faults', undefined, 405, 'method_not_allowed'],
    ['POST', '/trays/A01/put', '{"paper":"letter"}', 409, 'door_closed'],
    ['POST', '/trays/A01/put', JSON.stringify({ paper: 'x'.repeat(70_000) }), 413, 'body_too_large'],
  ])('refuses %s %s', async (method, path, body, status, code) => {
    expect(await ask(method, path, body)).toMatchObject({ status, body: { error: { code } } });
  });

  it('jams and unjams', async () => {
    expect(await ask('POST', '/trays/A01/jam')).toMatchObject({ status: 200, body: { jammed: true } });
    expect(simulator.trays.get('A01').faults.jammed).toBe(true);
    expect(await ask('POST', '/trays/A01/unjam')).toMatchObject({ status: 200, body: { jammed: false } });
    expect(simulator.trays.get('A01').faults.jammed).toBe(false);
  });
});

describe('the client', () => {
  it('sees the same state as the library', async () => {
    await openA01();
    simulator.trays.put('A01', 'letter');
    expect(await client.state()).toEqual(simulator.state());
    expect(await client.tray('A01')).toEqual(simulator.trays.get('A01'));
  });

  it('has hands', async () => {
    await openA01();
    expect((await client.put('A01', 'tờ khai')).papers).toEqual(['tờ khai']);
    expect((await client.put('A01', 'ảnh')).papers).toEqual(['tờ khai', 'ảnh']);
    expect((await client.take('A01', 'tờ khai')).papers).toEqual(['ảnh']);
    expect((await client.take('A01')).papers).toEqual([]);
    expect((await client.close('A01')).door).toBe('closed');
    await expect(client.put('A01', 'letter')).rejects.toMatchObject({
      name: 'SimulatorRefusal',
      code: 'door_closed',
    });
  });

  it('breaks and mends', async () => {
    expect((await client.setTrayFaults('A01', { doorSensor: 'stuck_open' })).doorSensor).toBe('stuck_open');
    expect((await client.setBankFaults('left', { silence: 'mute' })).silence).toBe('mute');
    expect((await client.setBankFaults('left', { extraTurnaroundMs: 5 })).silence).toBe('mute');
    expect((await client.setBusFaults('main', { cut: true })).cut).toBe(true);
    await client.resetFaults();
    const { trays, banks, buses } = await client.state();
    expect(trays.find(({ label }) => label === 'A01')?.faults.doorSensor).toBe('works');
    expect(banks[0]?.faults).toEqual(noBankFaults);
    expect(buses[0]?.faults.cut).toBe(false);
    await harness.connectHost();
  });

  it('sends people and learns what came of it', async () => {
    const { id } = await client.sendPerson({ tray: 'A01', does: 'put', paper: 'envelope', afterMs: 20 });
    expect((await client.person(id)).stage).toBe('waiting');
    const finished = client.finished(id);
    await openA01();
    expect(await finished).toMatchObject({ id, stage: 'done' });
    expect(simulator.trays.get('A01')).toMatchObject({ door: 'closed', papers: ['envelope'] });
  });

  it('reads a record of more than one page without a gap', async () => {
    const count = recordPageLimit * 2 + 10;
    for (let entry = 0; entry < count; entry++) simulator.trays.pull('A01');
    const { entries, nextSequence } = await client.record();
    expect(nextSequence).toBe(count + 1);
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    expect((await client.record(count)).entries).toHaveLength(1);
  });

  it('hears what happens, and on request what happened before', async () => {
    simulator.trays.pull('A01');
    const fromNow: number[] = [];
    const fromStart: number[] = [];
    subscriptions.push(await client.events(({ sequence }) => fromNow.push(sequence)));
    subscriptions.push(await client.events(({ sequence }) => fromStart.push(sequence), 1));
    simulator.trays.pull('A01');
    simulator.trays.pull('A02');
    await waitUntil('the events', () => fromNow.length === 2 && fromStart.length === 3);
    expect(fromNow).toEqual([2, 3]);
    expect(fromStart).toEqual([1, 2, 3]);
  });

  it('learns that the stream has ended, from either side', async () => {
    const mine = await client.events(() => undefined);
    const theirs = await client.events(() => undefined);
    mine.close();
    await mine.ended;
    await simulator.stop();
    await theirs.ended;
    await expect(client.state()).rejects.toThrow(/ENOENT|ECONNREFUSED/);
  });

  it('is one of 32 listeners at most, and frees its place when it leaves', async () => {
    for (let count = 0; count < 32; count++) subscriptions.push(await client.events(() => undefined));
    await expect(client.events(() => undefined)).rejects.toMatchObject({
      status: 503,
      code: 'too_many_streams',
    });
    subscriptions[0]?.close();
    let admitted = false;
    const attempts = async (): Promise<void> => {
      for (let attempt = 0; attempt < 100 && !admitted; attempt++) {
        const subscription = await client.events(() => undefined).catch(() => undefined);
        admitted = subscription !== undefined;
        if (subscription) subscriptions.push(subscription);
      }
    };
    await attempts();
    expect(admitted).toBe(true);
  });
});
