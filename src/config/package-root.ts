import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of this package, found upwards from this file, because sources and build lie at different depths and
 * the working directory is the operator's.
 * @throws Error when the program was moved out of its package.
 */
export function findPackageRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && isThisPackage(readFileSync(manifest, 'utf8'))) return from;
  const parent = dirname(from);
  if (parent === from)
    throw new Error('The folder of the package "motcua247" was not found above the program.');
  return findPackageRoot(parent);
}

function isThisPackage(manifest: string): boolean {
  return (JSON.parse(manifest) as { name?: unknown }).name === 'motcua247';
}
