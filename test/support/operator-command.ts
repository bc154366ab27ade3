import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const commandLine = join(import.meta.dirname, '../../dist/src/command-line/main.js');

/** Whose site it is. */
export interface OperatedSite {
  readonly databaseUrl: string;
  readonly dataDirectory: string;
  /** 32 bytes, as hexadecimal or base64. */
  readonly secretKey: string;
  /** Of its environment besides. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What a command of the operator wrote, and how it ended. */
export interface Ended {
  readonly code: number;
  /** Of one that failed both streams. */
  readonly text: string;
}

/** Runs the operator's `motcua247` as a process of its own. */
export async function operate(site: OperatedSite, ...words: string[]): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: site.databaseUrl,
    DATA_DIRECTORY: site.dataDirectory,
    SECRET_KEY: site.secretKey,
    ...site.variables,
  };
  try {
    const { stdout } = await execute(process.execPath, [commandLine, ...words], { env });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}
