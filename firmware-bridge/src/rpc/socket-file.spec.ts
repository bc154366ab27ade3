import { existsSync, linkSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { takeSocket, type TakenSocket } from './socket-file.js';

let parent: string;
let directory: string;
let taken: TakenSocket[];
let servers: Server[];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'socket-'));
  directory = join(parent, 'run');
  taken = [];
  servers = [];
});

afterEach(async () => {
  for (const socket of taken) socket.release();
  for (const server of servers) await close(server);
  await rm(parent, { recursive: true });
});

async function take(): Promise<TakenSocket> {
  const socket = await takeSocket(directory);
  taken.push(socket);
  return socket;
}

async function listen(path: string): Promise<Server> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  return server;
}

const close = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve));

/** Leaves a socket file behind that nobody listens on, as who is killed does. */
async function abandon(): Promise<string> {
  const { path, release } = await takeSocket(directory);
  const server = await listen(`${path}.live`);
  linkSync(`${path}.live`, path);
  await close(server);
  release();
  return path;
}

it('is not taken from who listens there, also where that one knows of no lock', async () => {
  const { path, release } = await take();
  await listen(path);
  await expect(take()).rejects.toThrow(`another bridge is running on ${path}; stop it first`);
  release();
  await expect(take()).rejects.toThrow(`another bridge is running on ${path}; stop it first`);
  expect(existsSync(path)).toBe(true);
});

it('is taken over from a bridge that is gone', async () => {
  const path = await abandon();
  expect(statSync(path).isSocket()).toBe(true);
  expect((await take()).path).toBe(path);
  expect(existsSync(path)).toBe(false);
});

it('is had by one of two bridges that start at once where one is gone: both would find nobody listening, then both would listen', async () => {
  const path = await abandon();
  const start = async (): Promise<void> => {
    await listen((await take()).path);
  };
  // Each goes as far as it can before it has to wait for something, so that both look before either removes the file.
  const ends = await Promise.allSettled([start(), start()]);
  expect(ends).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { message: `another bridge is running on ${path}; stop it first` } },
  ]);
});

it('is nobody else’s before its bridge listens, nor when it listens no more and still owns the ports', async () => {
  const { path, release } = await take();
  await expect(take()).rejects.toThrow('another bridge is running');
  await close(await listen(path));
  expect(existsSync(path)).toBe(false);
  await expect(take()).rejects.toThrow('another bridge is running');
  release();
  expect((await take()).path).toBe(path);
  expect(readdirSync(directory)).toEqual([]);
});

it('is let go where it cannot be used: what is no socket is not removed', async () => {
  const { path, release } = await take();
  release();
  writeFileSync(path, 'precious');
  for (let times = 0; times < 2; times += 1) await expect(take()).rejects.toThrow('is no socket');
});

it('needs a path that fits', async () => {
  directory = join(parent, 'x'.repeat(100));
  await expect(take()).rejects.toThrow('shorter runtime directory');
});
