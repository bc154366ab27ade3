import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/test-database.js';
import { until } from '../tour/until.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';

const root = join(import.meta.dirname, '../..');
const programs = {
  service: [join(root, 'dist/src/main.js')],
  launcher: [join(root, 'dist/src/launcher/main.js')],
  migrate: [join(root, 'dist/src/command-line/main.js'), 'migrate'],
  tour: [join(root, 'dist/test/tour/main.js')],
} as const;

let home: string;
let dataDirectory: string;

beforeEach(async () => {
  home = await makeScratchDirectory('mc-');
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
  it('that is another one is named, and the database stopped again', async () => {
    expect(await end('migrate')).toMatchObject({ code: 0 });
    const because = `is not the secret key with which the database in ${dataDirectory}/postgres was made, and the database's password derives from it`;
    const wrong = Buffer.alloc(32, 9).toString('base64');

    const service = await end('service', { SECRET_KEY: wrong, PORT: await freePort() });
    expect(service.code).toBe(2);
    expect(service.output).toContain(`SECRET_KEY (environment): ${because}`);
    expect(service.output).not.toContain(wrong);
    expect(processesOf(home)).toEqual([]);

    const file = join(dataDirectory, 'secret.key');
    writeFileSync(file, `${wrong}\n`);
    const command = await end('migrate');
    expect(command.code).toBe(1);
    expect(command.output).toContain(`DATA_DIRECTORY (${file}): ${because}`);
    expect(processesOf(home)).toEqual([]);
  }, 90_000);

  it('that is lost is not made anew', async () => {
    mkdirSync(join(dataDirectory, 'postgres/cluster'), { recursive: true });
    const { code, output } = await end('launcher', { PORT: await freePort() });
    expect(code).toBe(2);
    expect(output).toContain(`DATA_DIRECTORY (${dataDirectory}/secret.key): is missing, but`);
    expect(readdirSync(dataDirectory)).toEqual(['postgres']);
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
  }, 60_000);

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
    await until('the launcher to try once more unheard', () =>
      Promise.resolve(tries() > before ? true : undefined),
    );
    run.stop('SIGHUP');
    expect(await run.ended).toBe(0);
    expect(processesOf(home)).toEqual([]);
  }, 90_000);

  it('of a user who may not make the roles it needs ends the service for good, in one line', async () => {
    const database = await createTestDatabase('empty');
    const user = `hidden_${randomUUID().replaceAll('-', '')}`;
    await database.asOwner(`CREATE ROLE ${user} LOGIN PASSWORD 'hidden'`);
    try {
      const url = new URL(database.url);
      Object.assign(url, { username: user, password: 'hidden' });
      await database.asOwner(`GRANT ALL ON DATABASE ${url.pathname.slice(1)} TO ${user}`);
      const { code, output } = await end('service', { DATABASE_URL: url.toString(), PORT: await freePort() });
      expect(code).toBe(2);
      expect(output).toMatch(
        /DATABASE_URL \(environment\): the database server at \S+: the user may make no role, and the service needs a login of its own; let a superuser run ALTER ROLE … CREATEROLE/,
      );
      expect(output).not.toContain('hidden');
    } finally {
      await database.drop();
      await database.asOwner(`DROP ROLE ${user}`);
    }
  }, 60_000);

  it.each([
    ['password', '28P01'],
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
    60_000,
  );
});

describe('the tour', () => {
  it('where no demo was started says what is missing, and leaves nothing behind', async () => {
    const { code, output } = await end('tour');
    expect(code).toBe(1);
    expect(output).toContain(`no demo has been started in ${dataDirectory}`);
    expect(output).toContain('set DATA_DIRECTORY');
    expect(existsSync(dataDirectory)).toBe(false);
  }, 60_000);
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
  }, 60_000);

  it('because of its host is told so', async () => {
    const { code, output } = await end('launcher', { HOST: '192.0.2.1', PORT: await freePort() });
    expect(code).toBe(2);
    expect(output).toContain('HOST (environment): this machine has no address 192.0.2.1');
    expect(existsSync(dataDirectory)).toBe(false);
  }, 60_000);

  it.each([
    ['DATA_DIRECTORY', 'launcher'],
    ['RUNTIME_DIRECTORY', 'launcher'],
    ['RUNTIME_DIRECTORY', 'service'],
  ] as const)(
    'because %s cannot be made is told so by the %s',
    async (name, program) => {
      const file = join(home, 'file');
      writeFileSync(file, '');
      const { code, output } = await end(program, { PORT: await freePort(), [name]: join(file, 'x') });
      expect(code).toBe(2);
      expect(output).toMatch(new RegExp(`${name} \\(.*: a part of the path is no folder`));
    },
    60_000,
  );

  it('because the catalogue is missing is told its place in the site file', async () => {
    const site = join(home, 'site.yaml');
    writeFileSync(site, readFileSync(join(root, 'deploy/demo/site.yaml'), 'utf8'));
    const { code, output } = await end('launcher', { SITE_FILE: site, PORT: await freePort() });
    expect(code).toBe(2);
    expect(output).toMatch(
      /catalogueFile \(\S*site\.yaml:\d+:\d+\): must name the catalogue .* cannot be read: there is no such file/,
    );
    expect(output).toContain(join(home, 'catalogue.csv'));
    expect(existsSync(dataDirectory)).toBe(false);
  }, 60_000);
});
