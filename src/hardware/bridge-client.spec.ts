import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contractVersion, type MethodName } from '@motcua247/firmware-bridge/contract';
import { pino } from 'pino';
import { makeScratchDirectory } from '../../test/support/scratch-directory.js';
import { systemMonotonicClock } from '../kernel/index.js';
import { BridgeClient } from './bridge-client.js';

/** Someone on the bridge's socket who greets, if at all, and then keeps every further question to himself. */
class SilentBridge {
  private readonly sockets = new Set<Socket>();
  private readonly heard: MethodName[] = [];
  private tellHeard: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private readonly greets: boolean,
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

  static async listen(path: string, greets: boolean): Promise<SilentBridge> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(path, resolve);
    });
    return new SilentBridge(server, greets);
  }

  async asked(method: MethodName): Promise<void> {
    while (!this.heard.includes(method)) {
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
    if (method !== 'hello' || !this.greets) return;
    const result = {
      contractVersion,
      bridgeVersion: '1.0.0',
      bootId: randomUUID(),
      monotonicMs: systemMonotonicClock.nowMs(),
    };
    socket.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
  }
}

describe('a client of the bridge that is told to stop', () => {
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

  const clientOf = (path: string): BridgeClient => {
    const listener = { connected: () => undefined, changed: () => undefined, lost: () => undefined };
    return new BridgeClient(path, systemMonotonicClock, pino({ level: 'silent' }), listener);
  };

  // What it waits for ends after 15 s or never: a stop that waits along runs into the test's own limit.
  it.each([
    ['waits for the greeting', false, 'hello'],
    ['waits for the first snapshot', true, 'snapshot'],
  ] as const)(
    'ends while it %s',
    async (_what, greets, method) => {
      const path = join(folder, 'bridge.sock');
      bridge = await SilentBridge.listen(path, greets);
      const client = clientOf(path);
      client.start();
      await bridge.asked(method);

      await expect(client.stop()).resolves.toBeUndefined();
      expect(client.bootId).toBeUndefined();
    },
    10_000,
  );

  it('ends while nobody listens', async () => {
    const client = clientOf(join(folder, 'bridge.sock'));
    client.start();
    await expect(client.stop()).resolves.toBeUndefined();
  });
});
