import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A Chromium that can be started. */
export interface Chromium {
  readonly executablePath: string;
  /** Its own copies of system libraries that a small machine may lack. */
  readonly libraries?: string;
}

const unpacking = fileURLToPath(new URL('unpack-process.js', import.meta.url));
const unpackWithinMs = 120_000;

/**
 * The Chromium that comes with `npm ci`, unpacked (200 MB) into a directory of one's own: the package's usual place,
 * /tmp/chromium, belongs to whoever came first, and is half a program while another process unpacks it. The environment
 * variable CHROMIUM names another one, for machines the package is not made for.
 * @throws Error on a machine that needs CHROMIUM
 */
export async function unpackChromium(directory: string, environment = process.env): Promise<Chromium> {
  const { CHROMIUM } = environment;
  if (CHROMIUM !== undefined) return { executablePath: CHROMIUM };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The Chromium that comes with npm ci runs on Linux x64 only. Install one and name it: CHROMIUM=/usr/bin/chromium',
    );
  }
  const { stdout } = await promisify(execFile)(process.execPath, [unpacking], {
    timeout: unpackWithinMs,
    env: {
      TMPDIR: directory,
      // The package unpacks its libraries only where it believes to be in the cloud it was made for.
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    },
  });
  return { executablePath: stdout, libraries: join(directory, 'al2023/lib') };
}
