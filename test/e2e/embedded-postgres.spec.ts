import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/index.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';

const isRoot = process.getuid?.() === 0;
const password = 'a password: / with % signs';

let home: string;
let directory: string;
let running: EmbeddedPostgres[];

/** Of a server that was made and stopped once, for all tests that are not about how it is made: that takes longest. */
let stoppedServer: string;

beforeAll(async () => {
  stoppedServer = await makeScratchDirectory('motcua247-stopped-');
  await chmod(stoppedServer, 0o755);
  await (await startEmbeddedPostgres(join(stoppedServer, 'postgres'), password, ['fsync=off'])).stop();
});

afterAll(async () => {
  await rm(stoppedServer, { recursive: true, force: true });
});

/** As an earlier start has left it. */
function haveServer(): void {
  execFileSync('cp', ['-a', join(stoppedServer, 'postgres'), directory]);
}

beforeEach(async () => {
  home = await makeScratchDirectory('motcua247-embedded-');
  await chmod(home, 0o755);
  directory = join(home, 'postgres');
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(home, { recursive: true, force: true });
});

async function start(settings: readonly string[] = ['fsync=off']): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(directory, password, settings);
  if (!server.wasRunning) running.push(server);
  return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  running = running.filter((other) => other !== server);
  await server.stop();
}

async function ask(server: EmbeddedPostgres, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A row that a constraint refuses is in no log, however much of it the asker is told. */
async function refuseRow(server: EmbeddedPostgres): Promise<void> {
  await ask(server, 'ALTER TABLE papers ADD CONSTRAINT papers_kept CHECK (length(fate) < 5)');
  const refused = ask(server, `INSERT INTO papers SELECT 'of Nguyen' || ' Thi Lan'`);
  await expect(refused).rejects.toMatchObject({ detail: expect.stringContaining('of Nguyen Thi Lan') });
  const log = readFileSync(join(directory, 'server.log'), 'utf8');
  expect(log).toContain('papers_kept');
  expect(log).not.toContain('of Nguyen Thi Lan');
}

/** First line of the postmaster's file: its process. */
const postmaster = (): number =>
  Number(readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

describe('the embedded PostgreSQL', () => {
  it('is made at the first start and found again, with its data, at the second', async () => {
    const first = await start();
    expect(first.wasRunning).toBe(false);
    await ask(first, `CREATE TABLE papers AS SELECT 'kept' AS fate`);
    await refuseRow(first);
    await stop(first);
    expect(await readdir(join(directory, 'cluster'))).not.toContain('postmaster.pid');

    const second = await start();
    expect(second.wasRunning).toBe(false);
    expect(await ask(second, 'SELECT fate FROM papers')).toEqual([{ fate: 'kept' }]);
  });

  it('writes through to the disk unless told otherwise, and listens to this machine alone', async () => {
    haveServer();
    const server = await start([]);
    expect(
      await ask(
        server,
        `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits,
                current_setting('listen_addresses') AS listens, current_setting('unix_socket_directories') AS sockets,
                current_setting('data_checksums') AS checksums, pg_encoding_to_char(encoding) AS encoding
           FROM pg_database WHERE datname = 'postgres'`,
      ),
    ).toEqual([
      {
        fsync: 'on',
        commits: 'on',
        listens: '127.0.0.1',
        sockets: '',
        checksums: 'on',
        encoding: 'UTF8',
      },
    ]);
  });

  it('lets nobody in without the password, and keeps it in no file', async () => {
    const server = await start();
    const url = new URL(server.url('postgres'));
    url.password = 'another';
    const stranger = new pg.Client({ connectionString: url.toString() });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
    await stranger.end();
    expect(await readdir(directory)).toEqual(['cluster', 'server.log']);
    expect(statSync(join(directory, 'cluster')).mode & 0o077).toBe(0);
  });

  it('is taken over from a process that was killed', async () => {
    haveServer();
    const left = await start();
    await ask(left, `CREATE TABLE papers AS SELECT 'kept' AS fate`);
    const next = await start();
    expect(next.wasRunning).toBe(true);
    expect(next.url('postgres')).toBe(left.url('postgres'));
    expect(await ask(next, 'SELECT fate FROM papers')).toEqual([{ fate: 'kept' }]);
    // Whoever took it over can stop it.
    running = [];
    await next.stop();
    await expect(ask(left, 'SELECT')).rejects.toThrow('ECONNREFUSED');
  });

  it('comes back with what was committed after it was itself killed', async () => {
    haveServer();
    const killed = await start([]);
    await ask(killed, `CREATE TABLE papers AS SELECT 'kept' AS fate`);
    const client = new pg.Client({ connectionString: killed.url('postgres') });
    await client.connect();
    const gone = new Promise((resolve) => client.once('error', resolve));
    running = [];
    process.kill(postmaster(), 'SIGKILL');
    await gone;
    await client.end();
    const next = await start([]);
    expect(await ask(next, 'SELECT fate FROM papers')).toEqual([{ fate: 'kept' }]);
  });

  it('does not take another process for the server that a power cut left noted', async () => {
    haveServer();
    const before = await start();
    const note = readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8');
    const url = new URL(before.url('postgres'));
    await stop(before);
    // At the next boot the number belongs to another program of the same user: here, a sleeping shell.
    const owner = statSync(join(directory, 'cluster'));
    const other = spawn('/bin/sleep', ['60'], { uid: owner.uid, gid: owner.gid });
    try {
      await writeFile(join(directory, 'cluster/postmaster.pid'), note.replace(/^\d+/, String(other.pid)));
      const after = await start();
      expect(after.wasRunning).toBe(false);
      expect(new URL(after.url('postgres')).host).not.toBe(url.host);
      expect(await ask(after, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      other.kill();
    }
  });

  it('is made anew when the power went while it was being made', async () => {
    // What initdb had written by then: its version first of all.
    const unfinished = join(directory, 'cluster.unfinished');
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, 'PG_VERSION'), '18\n');
    await writeFile(join(directory, 'initial-password'), 'old');
    const server = await start();
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await readdir(directory)).toEqual(['cluster', 'server.log']);
  });
});

describe('a start that cannot succeed', () => {
  async function failure(): Promise<Error> {
    const error: unknown = await start().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    return error as Error;
  }

  it('says that the directory is none', async () => {
    await writeFile(directory, 'a file');
    expect((await failure()).message).toContain(directory);
  });

  it('says which directory its user cannot reach', async () => {
    await chmod(home, isRoot ? 0o700 : 0o500);
    const { message } = await failure();
    expect(message).toContain(directory);
    expect(message.toLowerCase()).toContain('permission denied');
  });

  it('shows what the server said of its damaged data', async () => {
    haveServer();
    await rm(join(directory, 'cluster/global/pg_control'));
    const { message } = await failure();
    expect(message).toContain(directory);
    expect(message).toContain('pg_control');
  });

  it('shows what the server said of a setting', async () => {
    haveServer();
    const starting = startEmbeddedPostgres(directory, password, ['shared_buffers=lots']);
    await expect(starting).rejects.toThrow(/shared_buffers/);
  });

  it('never shows the password', async () => {
    haveServer();
    await rm(join(directory, 'cluster/global/pg_control'));
    expect((await failure()).message).not.toContain(password);
  });
});

// An ordinary user cannot try what only root can do; for it the server simply runs as itself.
describe(isRoot ? 'under root' : 'under an ordinary user', () => {
  it('runs as somebody without rights, who owns the data and nothing else', async () => {
    haveServer();
    await start();
    const user = execFileSync('ps', ['-o', 'uid=', '-p', String(postmaster())])
      .toString()
      .trim();
    expect(user).not.toBe('0');
    expect(String(statSync(join(directory, 'cluster')).uid)).toBe(user);
    expect(statSync(home).uid).toBe(process.getuid?.());
  });
});
