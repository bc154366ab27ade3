import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { quiet } from '../testing/bench.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { FakeTime } from '../testing/fake-time.js';
import { opened } from '../testing/outcomes.js';
import { until } from '../testing/until.js';
import { RpcServer } from './rpc-server.js';
import { takeSocket, type TakenSocket } from './socket-file.js';

let directory: string;
let taken: TakenSocket;
let path: string;
let server: RpcServer;
/** Whom it was told to have gone, and who has asked for an opening, both in order. */
let gone: object[];
let asked: object[];

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'rpc-')), 'run');
  taken = await takeSocket(directory);
  path = taken.path;
  [gone, asked] = [[], []];
  const handlers = {
    bootId: '0190a8a0-0000-4000-8000-000000000001',
    monotonicMs: () => 12.5,
    snapshot: () => ({ sequence: 7, trays: [], banks: [], cabinets: [], mains: 'unknown' as const }),
    open: (_params: unknown, client: object) => {
      asked.push(client);
      return Promise.resolve(opened);
    },
    operation: () => ({ result: null, pending: false }),
    trace: () => ({ frames: [], monotonicMs: 12.5 }),
    clientGone: (client: object) => {
      gone.push(client);
    },
  };
  server = new RpcServer(handlers, Promise.resolve(), new FakeTime(), quiet);
  await server.listen(path);
});

afterEach(async () => {
  await server.close();
  taken.release();
  await rm(join(directory, '..'), { recursive: true });
});

/** Answered one after the other, they leave the server turns enough to see who has gone before. */
async function askOften(client: BridgeClient): Promise<void> {
  for (let times = 0; times < 10; times += 1) await client.request('snapshot', {});
}

it('is told of each client that goes while others are there, as the one that asked, and not of who never said hello', async () => {
  const [first, second] = [await BridgeClient.greet(path), await BridgeClient.greet(path)];
  const [stranger, other] = [await BridgeClient.connect(path), await BridgeClient.connect(path)];
  await first.open('A01');
  await second.open('A02');
  expect(new Set(asked).size).toBe(2);

  first.disconnect();
  await until('it is told', () => gone.length > 0);
  stranger.disconnect();
  await askOften(second);
  await askOften(other);
  expect(gone).toEqual([asked[0]]);
  expect(gone[0]).toBe(asked[0]);

  second.disconnect();
  await until('it is told again', () => gone.length > 1);
  expect(gone[1]).toBe(asked[1]);
  other.disconnect();
});
