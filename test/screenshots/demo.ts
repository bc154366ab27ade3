import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findPackageRoot } from '../../src/config/index.js';

const readyTimeoutMs = 90_000;

/** `npm start` in a directory and at a port of its own. */
export class Demo {
  private constructor(
    readonly dataDirectory: string,
    readonly baseUrl: string,
    private readonly child: ChildProcess,
  ) {}

  get runtimeDirectory(): string {
    return join(this.dataDirectory, 'run');
  }

  /** @param aheadMs how far the demo's clock runs ahead of the machine's. @throws Error when it does not become ready */
  static async start(dataDirectory: string, aheadMs: number): Promise<Demo> {
    await writeFile(join(dataDirectory, 'demo-clock.json'), JSON.stringify({ aheadMs }));
    const port = await freePort();
    const child = spawn(process.execPath, [join(findPackageRoot(), 'dist/src/launcher/main.js')], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATA_DIRECTORY: dataDirectory,
        PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      await ready(child);
    } catch (error) {
      child.kill('SIGTERM');
      throw error;
    }
    return new Demo(dataDirectory, `http://127.0.0.1:${port}`, child);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}

async function ready(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`The demo was not ready in time:\n${said}`));
    }, readyTimeoutMs);
    const hear = (bytes: Buffer): void => {
      said = (said + bytes.toString('utf8')).slice(-20_000);
      if (!said.includes('motcua247 is ready')) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`The demo ended:\n${said}`));
    });
  });
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
