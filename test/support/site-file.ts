import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { findPackageRoot } from '../../src/config/index.js';

/** The demo's site file, as far as tests change it. */
export interface DemoSite extends Readonly<Record<string, unknown>> {
  readonly buses: readonly object[];
}

export interface SiteFile {
  readonly file: string;
  readonly remove: () => void;
}

/** A site file of one's own, made from the demo's. */
export function writeSiteFile(change: (demo: DemoSite) => Readonly<Record<string, unknown>>): SiteFile {
  const demo = join(findPackageRoot(), 'deploy/demo');
  const directory = mkdtempSync(join(tmpdir(), 'motcua247-site-'));
  const file = join(directory, 'site.yaml');
  const site = parse(readFileSync(join(demo, 'site.yaml'), 'utf8')) as DemoSite;
  // Paths in a site file begin where it lies.
  const moved = { ...site, catalogueFile: join(demo, 'catalogue.csv') };
  writeFileSync(file, stringify(change(moved)));
  return {
    file,
    remove: () => {
      rmSync(directory, { recursive: true });
    },
  };
}
