import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const execute = promisify(execFile);

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

interface LockedPackage {
  readonly version?: string;
  readonly dev?: true;
  readonly devOptional?: true;
  readonly link?: true;
  readonly optional?: true;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Everything that the program runs with, by the lock file, but for what this machine has no use for. */
function locked(): string[] {
  const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> };
  return Object.entries(packages).flatMap(([path, { version = '', dev, devOptional, link, optional }]) => {
    const isLibrary = path.includes('node_modules/') && !dev && !devOptional && !link && !optional;
    return isLibrary ? [`${path.split('node_modules/').at(-1) ?? ''}@${version}`] : [];
  });
}

it('the bill of materials names every library that the program runs with, in CycloneDX, each with its hash', async () => {
  const { stdout } = await execute('npm', ['run', '--silent', 'bill-of-materials'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  const bill = JSON.parse(stdout) as { bomFormat: string; specVersion: string; components: Component[] };
  expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.5']);
  const copiesOf = (library: string): Component[] =>
    bill.components.filter(({ purl }) => decodeURIComponent(purl) === `pkg:npm/${library}`);
  const all = locked();
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter((library) => copiesOf(library).length === 0)).toEqual([]);
  const isHashed = ({ hashes }: Component) => hashes?.some(({ alg }) => alg === 'SHA-512') === true;
  expect(all.filter((library) => !copiesOf(library).every(isHashed))).toEqual([]);
});
