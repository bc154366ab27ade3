import { existsSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { transformFile } from '@swc/core';

/** Finds the TypeScript source where its compiled name is imported, and the sources of the workspaces. */
export async function resolve(specifier, context, nextResolve) {
  if (specifier === '@jest/globals') return jestGlobals(context.parentURL);
  if (/^\.{1,2}\/.*\.js$/.test(specifier)) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  const conditions = [...context.conditions, 'motcua247-source'];
  return nextResolve(specifier, { ...context, conditions });
}

/** A spec file is the one with a query, which is new each time it is loaded. */
function jestGlobals(importer) {
  const { search } = new URL(importer);
  const name = search ? `globals-of-spec.js${search}` : 'globals-of-support.js';
  return { url: new URL(name, import.meta.url).href, shortCircuit: true };
}

/** Compiles TypeScript as the build does (`.swcrc`). */
export async function load(url, context, nextLoad) {
  if (!new URL(url).pathname.endsWith('.ts')) return nextLoad(url, context);
  const { code } = await transformFile(fileURLToPath(url), { sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
