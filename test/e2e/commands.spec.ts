import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '../..');

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

describe('the commands of this package', () => {
  it.each(['motcua247', 'motcua247-bridge', 'motcua247-simulator'])(
    'npx %s runs after an installation and a build',
    async (command) => {
      const env: NodeJS.ProcessEnv = {
        ...process.env,
        PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      };
      // The tests may run inside an npx themselves (`npx -p node@24 -c …`), whose orders are not for this one.
      delete env['npm_config_call'];
      delete env['npm_config_package'];
      const { stdout } = await execute('npx', ['--no', command, '--', '--help'], { cwd: root, env });
      // By the name under which npm links it, and no other.
      expect(stdout).toMatch(new RegExp(`^Usage: ${command} `));
    },
    60_000,
  );
});

it('every command of the bridge has a file in the repository, which npm can link before there is a build', () => {
  const { bin } = read('firmware-bridge/package.json') as { bin: Record<string, string> };
  expect(Object.keys(bin)).toEqual(['motcua247-bridge', 'motcua247-simulator']);
  for (const file of Object.values(bin)) {
    expect(file).not.toContain('dist/');
    const path = join(root, 'firmware-bridge', file);
    accessSync(path, constants.X_OK);
    expect(readFileSync(path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  }
  // npm ci links what the lock file names.
  const { packages } = read('package-lock.json') as { packages: Record<string, { bin?: unknown }> };
  const locked = Object.fromEntries(
    Object.entries(bin).map(([name, file]) => [name, file.replace('./', '')]),
  );
  expect(packages['firmware-bridge']?.bin).toEqual(locked);
});
