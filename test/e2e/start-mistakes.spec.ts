import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/test-database.js';
import { until } from '../tour/until.js';

const root = join(import.meta.dirname, '../..');
const programs = {
  service: [join(root, 'dist/src/main.js')],
  launcher: [join(root, 'dist/src/launcher/main.js')],
  migrate: [join(root, 'dist/src/command-line/main.js'), 'migrate'],
} as const;

let home: string;
let dataDirectory: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mc-'));
  // Under root the database's own user must be able to pass through.
  execFileSync('chmod', ['755', home]);
  dataDirectory = join(home, 'data');
});

afterEach(async () => {
  for (const { stop, ended } of started.splice(0)) {
    stop();
    await ended;
  }
  await rm(home, { recursive: true, force: true });
});

const started: Run[] = [];

class Run {
  output = '';
  readonly ended: Promise<number | null>;
  readonly stop: (signal?: NodeJS.Signals) => void;
  /** Stops listening, as a closed terminal does. */
  readonly hangUp: () => void;

  constructor(program: keyof typeof programs, variables: Record<string, string>) {
    const child = spawn(process.execPath, programs[program], {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', DATA_DIRECTORY: dataDirectory, ...variables },
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        this.output += bytes.toString('utf8');
      });
    }
    this.ended = new Promise((resolve) => child.once('close', resolve));
    this.stop = (signal = 'SIGTERM') => child.kill(signal);
    this.hangUp = () => {
      child.stdout.destroy();
      child.stderr.destroy();
    };
    started.push(this);
  }
}

/** Lets a program end by itself; what it said never is where in the program it failed. */
async function end(
  program: keyof typeof programs,
  variables: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const run = new Run(program, variables);
  const code = await run.ended;
  expect(run.output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  return { code, output: run.output };
}

async function freePort(): Promise<string> {
  const { server, port } = await taken();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function taken(): Promise<{ server: Server; port: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: String((server.address() as AddressInfo).port) };
}

function processesOf(directory: string): string[] {
  const lines = execFileSync('ps', ['axewwo', 'pid,command'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(directory));
}

describe('the secret key of the embedded database', () => {
  beforeEach(async () => {
    expect(await end('migrate')).toMatchObject({ code: 0 });
  }, 60_000);

  const because = (): string =>
    `is not the secret key with which the database in ${dataDirectory}/postgres was made, and the database's password derives from it`;

  it('that is another one is named, and the database stopped again', async () => {
    const wrong = Buffer.alloc(32, 9).toString('base64');
    for (const program of ['service', 'migrate'] as const) {
      const { code, output } = await end(program, { SECRET_KEY: wrong, PORT: await freePort() });
      expect(code).toBe(program === 'service' ? 2 : 1);
      expect(output).toContain(`SECRET_KEY (environment): ${because()}`);
      expect(output).not.toContain(wrong);
      expect(processesOf(home)).toEqual([]);
    }
  }, 60_000);

  it('that was exchanged in the data directory is named with its file', async () => {
    const file = join(dataDirectory, 'secret.key');
    writeFileSync(file, `${Buffer.alloc(32, 9).toString('base64')}\n`);
    const { code, output } = await end('service', { PORT: await freePort() });
    expect(code).toBe(2);
    expect(output).toContain(`DATA_DIRECTORY (${file}): ${because()}`);
    expect(processesOf(home)).toEqual([]);
  }, 60_000);

  it('that is lost is not made anew', async () => {
    rmSync(join(dataDirectory, 'secret.key'));
    for (const program of ['launcher', 'service', 'migrate'] as const) {
      const { code, output } = await end(program, { PORT: await freePort() });
      expect(code).toBe(program === 'migrate' ? 1 : 2);
      expect(output).toContain(`DATA_DIRECTORY (${dataDirectory}/secret.key): is missing, but`);
      expect(existsSync(join(dataDirectory, 'secret.key'))).toBe(false);
      expect(processesOf(home)).toEqual([]);
    }
  }, 60_000);
});

describe('a DATABASE_URL', () => {
  it('at which nobody listens ends the service for another try', async () => {
    const port = await freePort();
    const url = `postgres://hidden:hidden@127.0.0.1:${port}/hidden`;
    const { code, output } = await end('service', { DATABASE_URL: url, PORT: await freePort() });
    expect(code).toBe(1);
    expect(output).toBe(
      `DATABASE_URL (environment): the database server at 127.0.0.1:${port}: nobody listens there (ECONNREFUSED); start it, or correct host and port in DATABASE_URL\n`,
    );
  }, 30_000);

  it('at which nobody listens is what the launcher repeats, with the log that has the rest', async () => {
    const url = `postgres://hidden:hidden@127.0.0.1:${await freePort()}/hidden`;
    const run = new Run('launcher', { DATABASE_URL: url, PORT: await freePort() });
    await until('the launcher to try again', () =>
      Promise.resolve(run.output.includes('started again') ? true : undefined),
    );
    const log = join(dataDirectory, 'log/service.log');
    expect(run.output).toContain(
      `service ended (1); started again in 500 ms; its log is ${log}\n  DATABASE_URL (environment): `,
    );
    expect(run.output).not.toContain('hidden');
    const tries = (): number => readFileSync(log, 'utf8').split('ECONNREFUSED').length - 1;
    expect(tries()).toBeGreaterThan(0);

    // A closed terminal takes nothing down but all of it.
    run.hangUp();
    const before = tries();
    await until('the launcher to try twice more unheard', () =>
      Promise.resolve(tries() >= before + 2 ? true : undefined),
    );
    run.stop('SIGHUP');
    expect(await run.ended).toBe(0);
    expect(processesOf(home)).toEqual([]);
  }, 90_000);

  it.each([
    ['password', '28P01'],
    ['username', '28P01'],
    ['pathname', '3D000'],
  ] as const)(
    'with a wrong %s ends the service for good',
    async (part, sqlState) => {
      const database = await createTestDatabase('empty');
      const url = new URL(database.url);
      url[part] = 'hidden';
      const { code, output } = await end('service', {
        DATABASE_URL: url.toString(),
        PORT: await freePort(),
      });
      await database.drop();
      expect(code).toBe(2);
      expect(output).toContain(`DATABASE_URL (environment): the database server at ${url.host}: it `);
      expect(output).toContain(`(${sqlState})`);
      expect(output).not.toContain('hidden');
    },
    30_000,
  );
});

describe('a start that cannot succeed', () => {
  it('because its port is taken leaves nothing behind', async () => {
    const { server, port } = await taken();
    for (const program of ['launcher', 'service'] as const) {
      const { code, output } = await end(program, { PORT: port });
      expect(code).toBe(3);
      expect(output).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
      // The service takes its key before it looks; it makes no database, and no accounts that nobody is told of.
      expect(existsSync(dataDirectory) ? readdirSync(dataDirectory) : []).toEqual(
        program === 'launcher' ? [] : ['secret.key'],
      );
    }
    await new Promise((resolve) => server.close(resolve));
  }, 30_000);

  it.each(['launcher', 'service'] as const)(
    'because of its host is named by the %s',
    async (program) => {
      const { code, output } = await end(program, { HOST: '192.0.2.1', PORT: await freePort() });
      expect(code).toBe(2);
      expect(output).toContain('HOST (environment): this machine has no address 192.0.2.1');
    },
    30_000,
  );

  it.each(['DATA_DIRECTORY', 'RUNTIME_DIRECTORY'] as const)(
    'because %s is none is named by launcher and service',
    async (name) => {
      const file = join(home, 'file');
      writeFileSync(file, '');
      for (const program of ['launcher', 'service'] as const) {
        const secret = { SECRET_KEY: Buffer.alloc(32, 9).toString('base64') };
        const { code, output } = await end(program, {
          ...secret,
          PORT: await freePort(),
          [name]: join(file, 'x'),
        });
        expect(code).toBe(2);
        expect(output).toMatch(new RegExp(`${name} \\(.*: a part of the path is no folder`));
      }
    },
    30_000,
  );

  it.each(['launcher', 'service', 'migrate'] as const)(
    'because the catalogue is missing is named by the %s with its place in the site file',
    async (program) => {
      const site = join(home, 'site.yaml');
      const demo = readFileSync(join(root, 'deploy/demo/site.yaml'), 'utf8');
      writeFileSync(site, demo);
      const { code, output } = await end(program, { SITE_FILE: site, PORT: await freePort() });
      expect(code).toBe(program === 'migrate' ? 1 : 2);
      expect(output).toMatch(
        new RegExp(
          `catalogueFile \\(${site}:\\d+:\\d+\\): must name the catalogue .*; ${home}/catalogue.csv cannot be read: there is no such file`,
        ),
      );
      expect(existsSync(dataDirectory)).toBe(false);
    },
    30_000,
  );
});
