import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createTestDatabase } from './test-database.js';
import { makeScratchDirectory } from './scratch-directory.js';

const root = join(import.meta.dirname, '../..');
const readyTimeoutMs = 60_000;

type ProcessName = 'simulator' | 'bridge' | 'service';

const readyLines: Readonly<Record<ProcessName, RegExp>> = {
  simulator: /simulator ready/,
  bridge: /firmware-bridge ready/,
  service: /motcua247 is ready/,
};

/** The three processes of one site as they are in the field, each of which a test may kill at any moment. */
export class SiteProcesses {
  private readonly children = new Map<ProcessName, ChildProcess>();
  private readonly output = new Map<ProcessName, string>();

  private constructor(
    readonly dataDirectory: string,
    readonly runtimeDirectory: string,
    readonly databaseUrl: string,
    readonly port: number,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start(): Promise<SiteProcesses> {
    const database = await createTestDatabase();
    const dataDirectory = await makeScratchDirectory('mc-');
    const runtimeDirectory = join(dataDirectory, 'run');
    const port = await freePort();
    const site = new SiteProcesses(dataDirectory, runtimeDirectory, database.url, port, () =>
      database.drop(),
    );
    for (const name of ['simulator', 'bridge', 'service'] as const) await site.run(name);
    return site;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async run(name: ProcessName): Promise<void> {
    const child = spawn(process.execPath, this.command(name), {
      env: {
        PATH: '/usr/local/bin:/usr/bin:/bin',
        DATA_DIRECTORY: this.dataDirectory,
        DATABASE_URL: this.databaseUrl,
        PORT: String(this.port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.children.set(name, child);
    this.output.set(name, '');
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`${name} was not ready in time:\n${this.output.get(name) ?? ''}`));
      }, readyTimeoutMs);
      const hear = (bytes: Buffer): void => {
        const text = (this.output.get(name) ?? '') + bytes.toString('utf8');
        this.output.set(name, text.slice(-20_000));
        if (!readyLines[name].test(text)) return;
        clearTimeout(late);
        resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code, signal) => {
        clearTimeout(late);
        reject(new Error(`${name} ended (${code ?? signal ?? '?'}):\n${this.output.get(name) ?? ''}`));
      });
    });
  }

  /** As power does: nothing is finished, nothing is told. */
  async kill(name: ProcessName): Promise<void> {
    await this.end(name, 'SIGKILL');
  }

  /** Holds a process still; what is sent to it waits. */
  freeze(name: ProcessName): void {
    this.children.get(name)?.kill('SIGSTOP');
  }

  thaw(name: ProcessName): void {
    this.children.get(name)?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    for (const name of ['service', 'bridge', 'simulator'] as const) await this.end(name, 'SIGTERM');
    await this.dropDatabase();
    await rm(this.dataDirectory, { recursive: true, force: true });
  }

  private async end(name: ProcessName, signal: NodeJS.Signals): Promise<void> {
    const child = this.children.get(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await ended;
  }

  private command(name: ProcessName): string[] {
    const siteFile = join(root, 'deploy/demo/site.yaml');
    const place = ['--runtime-directory', this.runtimeDirectory];
    switch (name) {
      case 'simulator':
        return [
          join(root, 'firmware-bridge/dist/simulator/main.js'),
          siteFile,
          ...place,
          '--state-directory',
          this.dataDirectory,
        ];
      case 'bridge':
        return [join(root, 'firmware-bridge/dist/src/main.js'), '--site', siteFile, ...place];
      case 'service':
        return [join(root, 'dist/src/main.js')];
    }
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
