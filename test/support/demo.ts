import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findPackageRoot } from '../../src/config/index.js';
import { ReadyProcess } from './ready-process.js';

/** `npm start` in a directory and at a port of its own. */
export class Demo {
  private constructor(
    readonly dataDirectory: string,
    readonly baseUrl: string,
    private readonly launcher: ReadyProcess,
  ) {}

  get runtimeDirectory(): string {
    return join(this.dataDirectory, 'run');
  }

  /**
   * @param aheadMs how far the demo's clock runs ahead of the machine's
   * @param variables of the environment, beside directory and port
   * @throws Error when it does not become ready
   */
  static async start(
    dataDirectory: string,
    aheadMs: number,
    variables: Readonly<Record<string, string>> = {},
  ): Promise<Demo> {
    await writeFile(join(dataDirectory, 'demo-clock.json'), JSON.stringify({ aheadMs }));
    const port = await freePort();
    const launcher = await ReadyProcess.start(
      [join(findPackageRoot(), 'dist/src/launcher/main.js')],
      { ...variables, DATA_DIRECTORY: dataDirectory, PORT: String(port) },
      /motcua247 is ready/,
    );
    return new Demo(dataDirectory, `http://127.0.0.1:${port}`, launcher);
  }

  stop(): Promise<void> {
    return this.launcher.stop();
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
