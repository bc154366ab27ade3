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
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
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

/** Needed to build and to test, and marked so; not where the program runs. */
const isTool = ({ properties }: Component): boolean =>
  properties?.some(({ name }) => name === 'cdx:npm:package:development') === true;

it('the bill of materials names every library that the program runs with, in CycloneDX, each with its hash', async () => {
  const { stdout } = await execute('npm', ['run', '--silent', 'bill-of-materials'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  const bill = JSON.parse(stdout) as { bomFormat: string; specVersion: string; components: Component[] };
  expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.5']);
  // The same version may lie in several folders.
  const copiesOf = (library: string): Component[] =>
    bill.components.filter(({ purl }) => decodeURIComponent(purl) === `pkg:npm/${library}`);
  const all = locked();
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter((library) => copiesOf(library).length === 0)).toEqual([]);
  const isHashed = ({ hashes }: Component) => hashes?.some(({ alg }) => alg === 'SHA-512') === true;
  expect(all.filter((library) => !copiesOf(library).every(isHashed))).toEqual([]);
  expect(all.filter((library) => copiesOf(library).every(isTool))).toEqual([]);
  const tools = bill.components.filter(isTool).map(({ purl }) => purl);
  expect(tools).toEqual(expect.arrayContaining([expect.stringMatching(/^pkg:npm\/jest@/)]));
});
