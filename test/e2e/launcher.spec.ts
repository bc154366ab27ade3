import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../tour/until.js';
import { makeFreshClone } from '../support/fresh-clone.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';

const root = join(import.meta.dirname, '../..');
const launcher = join(root, 'dist/src/launcher/main.js');
const operator = join(root, 'dist/src/command-line/main.js');

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

const isRoot = process.getuid?.() === 0;
const nobody: Identity = { uid: 65_534, gid: 65_534 };

interface Trial {
  readonly identity: Identity;
  readonly signals: readonly NodeJS.Signals[];
  /**
   * Also what comes of a second start, of the ledger's verifier and of a kill, which are the same for both, and the tour, which
   * `tour-kinds.spec.ts` plays as the user who runs the tests.
   */
  readonly whole: boolean;
}

/** Under root both kinds of user can be tried; an ordinary user can only be itself. */
const trials: readonly (readonly [who: string, trial: Trial])[] = isRoot
  ? [
      ['root', { identity: {}, signals: ['SIGINT'], whole: false }],
      ['an ordinary user', { identity: nobody, signals: ['SIGTERM'], whole: true }],
    ]
  : [['an ordinary user', { identity: {}, signals: ['SIGTERM', 'SIGINT'], whole: true }]];

/** The Node that runs the tests, where every user may run it: it may have been brought into a folder of root's own. */
let nodeFolder: string;

beforeAll(async () => {
  nodeFolder = await mkdtemp(join(tmpdir(), 'mc-node-'));
  await chmod(nodeFolder, 0o755);
  await copyFile(process.execPath, join(nodeFolder, 'node'));
  await chmod(join(nodeFolder, 'node'), 0o755);
});

afterAll(async () => {
  await rm(nodeFolder, { recursive: true, force: true });
});

let nextPort = 8300 + (process.pid % 1_000);

class Started {
  output = '';
  readonly ended: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.output += bytes.toString('utf8');
      });
    }
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }
}

function run(
  program: string,
  args: string[],
  environment: Record<string, string>,
  identity: Identity,
): Started {
  // npm lies beside the Node that runs the tests, or in the system's folders.
  const path = `${nodeFolder}:${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
  const env = { PATH: path, ...environment };
  return new Started(spawn(program, args, { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...identity }));
}

function start(
  script: string,
  args: string[],
  environment: Record<string, string>,
  identity: Identity,
): Started {
  return run(join(nodeFolder, 'node'), [script, ...args], environment, identity);
}

/** As people type it in their clone; later starts there go without the build before it, which has been seen. */
function npmStart(
  clone: string,
  environment: Record<string, string>,
  identity: Identity,
  options: string[],
): Started {
  const quiet = { HOME: environment['DATA_DIRECTORY'] ?? '', npm_config_update_notifier: 'false' };
  return run('npm', ['start', ...options, '--prefix', clone], { ...quiet, ...environment }, identity);
}

/** Files to whoever shall be their owner; what links lead to stays whose it is. */
function giveTo({ uid, gid }: Identity, path: string): void {
  if (uid === undefined || gid === undefined) return;
  execFileSync('chown', ['-R', '-h', `${uid}:${gid}`, path]);
}

/** The exit code, within the time that the launcher gives its processes; or what is still there and what it last wrote, so that one can see what it waits for. */
async function endOf(started: Started, dataDirectory: string): Promise<number | null> {
  const late = new AbortController();
  const code = await Promise.race([started.ended, delay(100_000, undefined, { signal: late.signal })]);
  late.abort();
  if (code !== undefined) return code;
  const log = join(dataDirectory, 'log');
  const logs = readdirSync(log).map(
    (name) => `${name}: ${readFileSync(join(log, name), 'utf8').slice(-2_000)}`,
  );
  throw new Error(
    ['It has not ended:', started.output.slice(-2_000), ...leftovers(dataDirectory), ...logs].join('\n'),
  );
}

/** Processes with this data directory in their arguments or their environment that are still alive. */
function leftovers(dataDirectory: string): string[] {
  const lines = execFileSync('ps', ['axewwo', 'pid,command'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(dataDirectory)).map((line) => line.slice(0, 200));
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with another one.
  }
}

describe.each(trials)('npm start as %s', (_who, { identity, signals, whole }) => {
  let clone: string;
  let dataDirectory: string;
  let environment: Record<string, string>;
  let site: Started;

  const startAndWait = async (...options: string[]): Promise<void> => {
    const started = npmStart(clone, environment, identity, options);
    site = started;
    await until(
      'the service to be ready',
      () => {
        if (started.child.exitCode !== null) throw new Error(`The launcher ended:\n${started.output}`);
        return Promise.resolve(started.output.includes('motcua247 is ready') ? true : undefined);
      },
      60_000,
    );
  };

  beforeAll(async () => {
    clone = await makeFreshClone(root);
    dataDirectory = await makeScratchDirectory('mc-');
    for (const path of [clone, dataDirectory]) giveTo(identity, path);
    environment = { DATA_DIRECTORY: dataDirectory, PORT: String((nextPort += 1)) };
  });

  // What is promised: ready within a minute after the install, from the command on, with the build in it.
  beforeAll(() => startAndWait(), 60_000);

  afterAll(async () => {
    site.child.kill('SIGTERM');
    // Should npm have left anything running, it ends here, and so does its hold on our pipes.
    await Promise.race([site.ended, delay(20_000, undefined, { ref: false })]);
    for (const line of leftovers(dataDirectory)) killIfAlive(Number.parseInt(line, 10));
    await site.ended;
    for (const path of [clone, dataDirectory]) await rm(path, { recursive: true, force: true });
  }, 60_000);

  it('prints the addresses and, once, an account of each role and the kiosk credential', () => {
    expect(site.output).toContain(`http://localhost:${environment['PORT'] ?? ''}/api/docs`);
    for (const name of [
      'officer',
      'desk',
      'department',
      'agency',
      'technician',
      'supervisor',
      'administrator',
      'kiosk',
    ]) {
      expect(site.output).toMatch(new RegExp(`^  ${name} +\\S{16,}$`, 'm'));
    }
  });

  if (whole) {
    it('lets the whole tour succeed', async () => {
      const played = start(join(clone, 'dist/test/tour/main.js'), [], environment, identity);
      const code = await played.ended;
      expect(code === 0 ? 'success' : played.output).toBe('success');
      expect(played.output).toContain('Everything was as it must be.');
    }, 180_000);

    it('refuses a second start on the same data directory', async () => {
      const second = start(launcher, [], { ...environment, PORT: String((nextPort += 1)) }, identity);
      expect(await second.ended).toBe(3);
      expect(second.output).toContain(`Another motcua247 runs with the data directory ${dataDirectory}`);
    }, 30_000);

    it('verifies its ledger beside the running service', async () => {
      const verified = start(operator, ['ledger', 'verify'], environment, identity);
      expect(await verified.ended).toBe(0);
      expect(verified.output).toMatch(/^The ledger is intact: \d+ entries, head [0-9a-f]{64}\.$/m);
    }, 30_000);

    it('starts the service again when it is killed, on the database it left running', async () => {
      const pid = leftovers(dataDirectory)
        .map((line) => /^\s*(\d+) \S+ (?!\S*firmware-bridge)\S*dist\/src\/main\.js/.exec(line)?.[1])
        .find(Boolean);
      const heard = site.output.length;
      process.kill(Number(pid), 'SIGKILL');
      await until('the service to be ready again', () =>
        Promise.resolve(site.output.slice(heard).includes('motcua247 is ready') ? true : undefined),
      );
      expect(site.output.slice(heard)).not.toMatch(/^ {2}officer /m);
    }, 60_000);
  }

  it.each(signals)(
    'stops cleanly at %s to npm alone',
    async (signal) => {
      const credentials = readFileSync(join(dataDirectory, 'demo-credentials.json'), 'utf8');
      site.child.kill(signal);
      expect(await endOf(site, dataDirectory)).toBe(0);
      // PostgreSQL counts as stopped when its pid file is gone; its process needs a moment more.
      let left: string[] = [];
      await until('nothing to be left', () => {
        left = leftovers(dataDirectory);
        return Promise.resolve(left.length === 0 ? true : undefined);
      }).catch(() => undefined);
      expect(left).toEqual([]);
      expect(existsSync(join(dataDirectory, 'run/bridge.sock'))).toBe(false);

      // And finds everything as it was left.
      await startAndWait('--ignore-scripts');
      expect(site.output).not.toMatch(/^ {2}officer /m);
      expect(readFileSync(join(dataDirectory, 'demo-credentials.json'), 'utf8')).toBe(credentials);
      const verified = start(operator, ['ledger', 'verify'], environment, identity);
      expect(await verified.ended).toBe(0);
    },
    200_000,
  );
});

describe('npm start where it cannot', () => {
  let taken: Server;
  const port = (nextPort += 1);

  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(port, '127.0.0.1', resolve);
    });
  });

  afterAll(() => {
    taken.close();
  });

  it('names a port that is taken', async () => {
    const dataDirectory = await makeScratchDirectory('mc-');
    const started = start(launcher, [], { DATA_DIRECTORY: dataDirectory, PORT: String(port) }, {});
    expect(await started.ended).toBe(3);
    expect(started.output).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
    await rm(dataDirectory, { recursive: true, force: true });
  }, 30_000);

  it('names a mistake of the configuration and starts nothing', async () => {
    const dataDirectory = await makeScratchDirectory('mc-');
    const started = start(launcher, [], { DATA_DIRECTORY: dataDirectory, PORT: '99999' }, {});
    expect(await started.ended).toBe(2);
    expect(started.output).toContain('PORT (environment): must be a whole number 1–65535');
    expect(leftovers(dataDirectory)).toEqual([]);
    await rm(dataDirectory, { recursive: true, force: true });
  }, 30_000);

  it('refuses the demo’s settings in production', async () => {
    const dataDirectory = await makeScratchDirectory('mc-');
    const secret = Buffer.alloc(32, 7).toString('base64');
    const environment = { DATA_DIRECTORY: dataDirectory, MODE: 'production', SECRET_KEY: secret };
    const started = start(launcher, [], environment, {});
    expect(await started.ended).toBe(2);
    expect(started.output).toContain('simulator');
    expect(started.output).toContain('SMS_CHANNEL');
    expect(started.output).not.toContain(secret);
    await rm(dataDirectory, { recursive: true, force: true });
  }, 30_000);
});
