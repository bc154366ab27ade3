import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type ListenOptions, type NetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Link } from './link.js';
import { streamSocket } from './stream-socket.js';

/** How the far end hears of a link that was opened, written to and closed. */
async function endAtFarEnd(where: ListenOptions, target: (port: number) => NetConnectOpts): Promise<string> {
  const server = createServer().listen(where);
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  let arrived = (): void => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const heard = new Promise<string>((resolve) => {
    server.on('connection', (socket) => {
      socket.on('data', arrived);
      socket.on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code ?? error.message);
      });
      socket.on('end', () => {
        resolve('closed');
      });
    });
  });
  const link = await new Promise<Link>((resolve) => {
    const opening = streamSocket(target(port))({
      opened: () => {
        resolve(opening);
      },
      received: () => undefined,
      closed: () => undefined,
    });
  });
  link.write(Uint8Array.of(1));
  await arrival;
  await link.close();
  const end = await heard;
  server.close();
  return end;
}

it('resets TCP, so that nothing that was written arrives after it was closed', async () => {
  const host = '127.0.0.1';
  expect(await endAtFarEnd({ host, port: 0 }, (port) => ({ host, port }))).toBe('ECONNRESET');
});

it('closes the socket of a simulated bus, which knows no reset', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'socket-'));
  const path = join(directory, 'bus.sock');
  expect(await endAtFarEnd({ path }, () => ({ path }))).toBe('closed');
  await rm(directory, { recursive: true });
});

it('can be closed before it is open', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const events: string[] = [];
  const link = streamSocket({ host: '127.0.0.1', port })({
    opened: () => events.push('opened'),
    received: () => undefined,
    closed: () => events.push('closed'),
  });
  await link.close();
  expect(events).toEqual(['closed']);
  server.close();
});
