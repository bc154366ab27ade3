import { spawn, type ChildProcess } from 'node:child_process';

const readyTimeoutMs = 90_000;
const rememberedCharacters = 20_000;

/** A Node program that has said that it is ready. */
export class ReadyProcess {
  private constructor(private readonly child: ChildProcess) {}

  /**
   * @param command program and arguments
   * @param readyLine what it says when it is ready
   * @throws Error with what it said, when it ends before or is not ready in time
   */
  static async start(
    command: readonly string[],
    variables: Readonly<Record<string, string>>,
    readyLine: RegExp,
  ): Promise<ReadyProcess> {
    const child = spawn(process.execPath, command, {
      env: { PATH: process.env['PATH'] ?? '', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new ReadyProcess(child);
    try {
      await ready(child, readyLine);
    } catch (error) {
      await started.stop();
      throw error;
    }
    return started;
  }

  get id(): number {
    const { pid } = this.child;
    if (pid === undefined) throw new Error('It never ran');
    return pid;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}

async function ready(child: ChildProcess, readyLine: RegExp): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`Not ready in time:\n${said}`));
    }, readyTimeoutMs);
    const hear = (bytes: Buffer): void => {
      said = (said + bytes.toString('utf8')).slice(-rememberedCharacters);
      if (!readyLine.test(said)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`Ended before it was ready:\n${said}`));
    });
  });
}
