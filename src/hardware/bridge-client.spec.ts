import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contractVersion, type MethodName } from '@motcua247/firmware-bridge/contract';
import { pino } from 'pino';
import { makeScratchDirectory } from '../../test/support/scratch-directory.js';
import { systemMonotonicClock } from '../kernel/index.js';
import { BridgeClient } from './bridge-client.js';

/** Up to which question somebody answers. */
const answersUpTo = { nothing: [], hello: ['hello'], snapshot: ['hello', 'snapshot'] } as const;

/** Someone on the bridge's socket who answers a little, if at all, and then keeps every further question to himself. */
class SilentBridge {
  private readonly sockets = new Set<Socket>();
  private readonly heard: MethodName[] = [];
  private tellHeard: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private readonly answered: readonly MethodName[],
  ) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      const lines = createInterface({ input: socket });
      lines.on('error', () => undefined);
      lines.on('line', (line) => {
        this.hear(socket, JSON.parse(line) as { id: number; method: MethodName });
      });
    });
  }

  static async listen(path: string, upTo: keyof typeof answersUpTo): Promise<SilentBridge> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(path, resolve);
    });
    return new SilentBridge(server, answersUpTo[upTo]);
  }

  async asked(method: MethodName, times = 1): Promise<void> {
    while (this.heard.filter((heard) => heard === method).length < times) {
      await new Promise<void>((resolve) => {
        this.tellHeard = resolve;
      });
    }
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private hear(socket: Socket, { id, method }: { id: number; method: MethodName }): void {
    this.heard.push(method);
    this.tellHeard();
    if (!this.answered.includes(method)) return;
    const hello = {
      contractVersion,
      bridgeVersion: '1.0.0',
      bootId: randomUUID(),
      monotonicMs: systemMonotonicClock.nowMs(),
    };
    const snapshot = { sequence: 0, trays: [], banks: [], cabinets: [], mains: 'unknown' };
    const result = method === 'hello' ? hello : snapshot;
    socket.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
  }
}

describe('a client of the bridge', () => {
  let folder: string;
  let bridge: SilentBridge | undefined;

  beforeEach(async () => {
    folder = await makeScratchDirectory('mc-');
  });

  afterEach(async () => {
    bridge?.close();
    bridge = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  const deaf = {
    greeted: () => Promise.resolve(),
    connected: () => undefined,
    changed: () => undefined,
    lost: () => undefined,
    away: () => undefined,
  };
  const clientOf = (path: string): BridgeClient =>
    new BridgeClient(path, systemMonotonicClock, pino({ level: 'silent' }), deaf);

  // What it waits for ends after 15 s or never: a stop that waits along runs into the test's own limit.
  it.each([
    ['waits for the greeting', 'nothing', 'hello'],
    ['waits for the first snapshot', 'hello', 'snapshot'],
  ] as const)(
    'that is told to stop ends while it %s',
    async (_what, upTo, method) => {
      const path = join(folder, 'bridge.sock');
      bridge = await SilentBridge.listen(path, upTo);
      const client = clientOf(path);
      client.start();
      await bridge.asked(method);

      await expect(client.stop()).resolves.toBeUndefined();
      expect(client.bootId).toBeUndefined();
    },
    10_000,
  );

  it('that is told to stop ends while nobody listens', async () => {
    const client = clientOf(join(folder, 'bridge.sock'));
    client.start();
    await expect(client.stop()).resolves.toBeUndefined();
  });

  // The bridge hangs and keeps its socket: only the client's own question can find that out.
  it('gives up one that answers no more, tells why, and connects anew', async () => {
    const path = join(folder, 'bridge.sock');
    bridge = await SilentBridge.listen(path, 'snapshot');
    const news: string[] = [];
    const listener = {
      greeted: () => Promise.resolve(),
      connected: () => news.push('connected'),
      changed: () => undefined,
      lost: () => news.push('lost'),
      away: (reason: string) => news.push(reason),
    };
    const warnings: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) });
    const patience = { askEveryMs: 5, answerMs: 5 };
    const client = new BridgeClient(path, systemMonotonicClock, logger, listener, patience);
    client.start();
    await bridge.asked('operation', 2);
    await client.stop();
    expect(news.slice(0, 4)).toEqual(['connected', 'silent', 'lost', 'connected']);
    expect(warnings[0]).toContain('the bridge did not answer operation within 5 ms');
  });

  it('ends its connection when a call gets no answer in time, and connects anew', async () => {
    const path = join(folder, 'bridge.sock');
    bridge = await SilentBridge.listen(path, 'snapshot');
    const news: string[] = [];
    let tellNews = (): void => undefined;
    const told = async (count: number): Promise<void> => {
      while (news.length < count) await new Promise<void>((resolve) => (tellNews = resolve));
    };
    const hear = (word: string): void => {
      news.push(word);
      tellNews();
    };
    const listener = {
      greeted: () => Promise.resolve(),
      connected: () => {
        hear('connected');
      },
      changed: () => undefined,
      lost: () => {
        hear('lost');
      },
      away: () => undefined,
    };
    // Its own questions come too late to notice anything.
    const patience = { askEveryMs: 600_000, answerMs: 600_000 };
    const client = new BridgeClient(
      path,
      systemMonotonicClock,
      pino({ level: 'silent' }),
      listener,
      patience,
    );
    client.start();
    await told(1);
    // The time of the call passes at once; whatever else waits, waits for real.
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const answer = client.call('operation', { operationId: randomUUID() });
      const refused = expect(answer).rejects.toThrow('the bridge did not answer operation within 5000 ms');
      mock.timers.tick(5_000);
      await refused;
    } finally {
      mock.timers.reset();
    }
    await told(3);
    expect(news).toEqual(['connected', 'lost', 'connected']);
    await client.stop();
  });
});
