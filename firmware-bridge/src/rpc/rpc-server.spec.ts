import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  contractVersion,
  maximumLineBytes,
  type BridgeEvent,
  type MethodResult,
} from '../../contract/index.js';
import { BridgeError } from '../bridge-error.js';
import { quiet } from '../testing/bench.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { FakeTime } from '../testing/fake-time.js';
import { opened } from '../testing/outcomes.js';
import { until } from '../testing/until.js';
import { maximumUnreadBytes } from './client.js';
import type { BridgeHandlers } from './methods.js';
import { greetingTimeoutMs, maximumClients, maximumOpenRequests, RpcServer } from './rpc-server.js';
import { takeSocket, type TakenSocket } from './socket-file.js';

const bootId = '0190a8a0-0000-4000-8000-000000000001';
const operationId = '0190a8a0-0000-4000-8000-000000000002';
const command = { operationId, bootId, tray: 'A01', notAfterMonotonicMs: 1_000 };
const event = (sequence: number): BridgeEvent => ({
  sequence,
  bootId,
  change: { kind: 'bank', bank: 'A', health: 'silent', reason: 'no_reply', detail: null },
});

let directory: string;
let taken: TakenSocket;
let path: string;
let time: FakeTime;
let server: RpcServer;
let handlers: BridgeHandlers;
let clients: BridgeClient[];

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'rpc-')), 'run');
  taken = await takeSocket(directory);
  path = taken.path;
  time = new FakeTime();
  clients = [];
  handlers = {
    bootId,
    monotonicMs: () => 12.5,
    snapshot: () => ({ sequence: 7, trays: [], banks: [], cabinets: [], mains: 'unknown' }),
    open: () => Promise.resolve(opened),
    operation: () => ({ result: null, pending: false }),
    trace: () => ({ frames: [], monotonicMs: 12.5 }),
    clientGone: () => undefined,
  };
  server = new RpcServer(
    {
      ...handlers,
      snapshot: () => handlers.snapshot(),
      open: (params, client) => handlers.open(params, client),
    },
    Promise.resolve(),
    time,
    quiet,
  );
  await server.listen(path);
});

afterEach(async () => {
  for (const client of clients) client.disconnect();
  await until('the server has let all clients go', () => clients.every(({ closed }) => closed));
  await server.close();
  taken.release();
  await rm(join(directory, '..'), { recursive: true });
});

async function connect(greet = true): Promise<BridgeClient> {
  const client = await (greet ? BridgeClient.greet(path) : BridgeClient.connect(path));
  clients.push(client);
  return client;
}

describe('the first words', () => {
  it('are answered with versions, boot id and time', async () => {
    const client = await connect(false);
    expect(await client.call('hello', { contractVersion, client: 'test' })).toEqual({
      contractVersion,
      bridgeVersion: '0.1.0',
      bootId,
      monotonicMs: 12.5,
    });
  });

  it.each(['snapshot', 'open', 'operation'])('must be hello, not %s', async (method) => {
    const client = await connect(false);
    expect((await client.request(method, {})).error?.code).toBe(-32_002);
  });

  it('of another contract are refused, and everything after them', async () => {
    const client = await connect(false);
    const { error } = await client.request('hello', { contractVersion: contractVersion + 1, client: 'test' });
    expect(error).toMatchObject({ code: -32_001, data: { code: 'contractMismatch' } });
    expect((await client.request('snapshot', {})).error?.code).toBe(-32_002);
  });

  it('must come within their time', async () => {
    const silent = await connect(false);
    const greeted = await connect();
    time.advance(greetingTimeoutMs);
    await until('the silent client is cut off', () => silent.closed);
    await expect(silent.call('snapshot', {})).rejects.toThrow('connection closed');
    expect(await greeted.call('snapshot', {})).toEqual({
      sequence: 7,
      trays: [],
      banks: [],
      cabinets: [],
      mains: 'unknown',
    });
  });
});

describe('calls', () => {
  it.each([
    ['a field too many', 'open', { ...command, force: true }, -32_602],
    ['a field missing', 'open', { operationId, bootId, tray: 'A01' }, -32_602],
    ['a wrong label', 'open', { ...command, tray: 'a1' }, -32_602],
    ['no UUID', 'operation', { operationId: '1' }, -32_602],
    ['a parameter nobody asked for', 'snapshot', { all: true }, -32_602],
    ['an unknown method', 'unlockAll', {}, -32_601],
  ])('with %s are refused', async (_what, method, params, code) => {
    const client = await connect();
    expect((await client.request(method, params)).error?.code).toBe(code);
  });

  it('name what is wrong with a parameter', async () => {
    const client = await connect();
    const { error } = await client.request('open', { ...command, tray: 'a1' });
    expect(error?.message).toContain('must be a capital letter and two or three digits');
  });

  it('carry the contract’s own errors', async () => {
    handlers = {
      ...handlers,
      open: () => Promise.reject(new BridgeError('operationConflict', 'was for A02')),
    };
    const client = await connect();
    expect((await client.request('open', command)).error).toEqual({
      code: -32_004,
      message: 'was for A02',
      data: { code: 'operationConflict' },
    });
  });

  it('tell nothing of what went wrong inside', async () => {
    handlers = { ...handlers, open: () => Promise.reject(new Error('secret detail')) };
    const client = await connect();
    const { error } = await client.request('open', command);
    expect(error).toEqual({ code: -32_603, message: 'internal error of the bridge' });
  });

  it('never get a result that is not of the contract', async () => {
    handlers = { ...handlers, snapshot: () => ({ sequence: -1 }) as MethodResult<'snapshot'> };
    const client = await connect();
    expect((await client.request('snapshot', {})).error?.code).toBe(-32_603);
  });

  it.each([
    ['no JSON', '{', -32_700],
    ['no request', '{"jsonrpc":"2.0","id":1}', -32_600],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"snapshot"}]', -32_600],
    [
      'a call that wants no answer',
      JSON.stringify({ jsonrpc: '2.0', method: 'open', params: command }),
      -32_600,
    ],
  ])('that are %s are refused, and the connection goes on', async (_what, line, code) => {
    let opens = 0;
    handlers = { ...handlers, open: () => ((opens += 1), Promise.resolve(opened)) };
    const client = await connect();
    client.sendLine(line);
    await until('the refusal comes', () => client.strays.length > 0);
    expect(client.strays[0]?.error?.code).toBe(code);
    expect(await client.call('snapshot', {})).toMatchObject({ sequence: 7 });
    expect(opens).toBe(0);
  });

  it('come in any pieces', async () => {
    const client = await connect();
    const line = `${JSON.stringify({ jsonrpc: '2.0', id: 900, method: 'snapshot' })}\n\n`;
    for (const byte of Buffer.from(line)) {
      client.socket.write(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
    await until('the answer comes', () => client.strays.length > 0);
    expect(client.strays[0]).toMatchObject({ id: 900, result: { sequence: 7 } });
  });
});

describe('bounds', () => {
  it.each([
    ['a line without end', 'x'.repeat(maximumLineBytes + 2)],
    ['a line that is no UTF-8', Buffer.of(0xff, 0x0a)],
  ])('cut off a client that sends %s', async (_what, bytes) => {
    const client = await connect();
    client.socket.write(bytes);
    await until('it is cut off', () => client.closed);
  });

  it('cut off a client that does not read', async () => {
    const slow = await connect();
    slow.socket.pause();
    const other = await connect();
    const bytes = JSON.stringify(event(1)).length;
    const events = Math.ceil((3 * maximumUnreadBytes) / bytes);
    for (let sequence = 1; sequence <= events; sequence += 1) {
      server.announce(event(sequence));
      if (sequence % 500 === 0) await until('the other has read', () => other.events.length === sequence);
    }
    await until('the other has all events', () => other.events.length === events);
    slow.socket.resume();
    await until('the slow one is cut off', () => slow.closed);
    expect(slow.events.length).toBeLessThan(events);
  });

  it('turn away one client too many', async () => {
    for (let count = 0; count < maximumClients; count += 1) await connect();
    const tooMany = await connect(false);
    await until('it is turned away', () => tooMany.closed);
    expect(await clients[0]?.call('snapshot', {})).toMatchObject({ sequence: 7 });
  });

  it('cut off a client with too many calls at a time', async () => {
    const release: (() => void)[] = [];
    handlers = {
      ...handlers,
      open: () =>
        new Promise((resolve) => {
          release.push(() => {
            resolve(opened);
          });
        }),
    };
    const client = await connect();
    for (let count = 0; count <= maximumOpenRequests; count += 1) void client.request('open', command);
    await until('it is cut off', () => client.closed);
    expect(release).toHaveLength(maximumOpenRequests);
    for (const answer of release) answer();
  });
});

describe('events', () => {
  it('go in order to all who have said hello, and to nobody else', async () => {
    const [first, second, stranger] = [await connect(), await connect(), await connect(false)];
    for (const sequence of [1, 2, 3]) server.announce(event(sequence));
    for (const client of [first, second]) {
      await until('all events come', () => client.events.length === 3);
      expect(client.events).toEqual([event(1), event(2), event(3)]);
    }
    await stranger.request('hello', { contractVersion, client: 'late' });
    expect(stranger.events).toEqual([]);
  });
});

describe('the socket', () => {
  it('is its owner’s alone', () => {
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
