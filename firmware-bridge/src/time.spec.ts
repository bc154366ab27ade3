import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { systemTime } from './time.js';

it('never rings early, not by a fraction of a millisecond either: a silence on a wire lasts', async () => {
  const early: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const waitMs = 1 + (round % 10) / 10;
    const beganMs = systemTime.monotonicMs();
    await new Promise<void>((resolve) => systemTime.schedule(waitMs, resolve));
    const lastedMs = systemTime.monotonicMs() - beganMs;
    if (lastedMs < waitMs) early.push(waitMs - lastedMs);
  }
  expect(early).toEqual([]);
});

it('what came while this process was kept from running is read before a timer acts that is due meanwhile', async () => {
  const happened: string[] = [];
  const server = createServer((socket) => {
    socket.on('data', () => happened.push('a command was read'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createConnection({ host: '127.0.0.1', port });
  try {
    await Promise.all([once(server, 'connection'), once(client, 'connect')]);
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        systemTime.schedule(2, () => {
          happened.push('a question was written');
          resolve();
        });
        client.write('open');
        const endMs = systemTime.monotonicMs() + 10;
        while (systemTime.monotonicMs() < endMs);
      });
    });
    expect(happened).toEqual(['a command was read', 'a question was written']);
  } finally {
    client.destroy();
    server.close();
  }
});
