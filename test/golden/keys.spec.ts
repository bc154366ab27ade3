import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

/** Everything of the service that is no test, by its path. */
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }));

/** A key is derived for a purpose that stands beside it in words: through these two, or by HKDF without a salt. */
const derivation =
  /\b(?:deriveKey|derivedKey)\((?:\w+, )+'([^']+)'\)|\bhkdfSync\('sha256', \w+, '', '([^']+)'/g;

/** Where HKDF is called for whoever names a purpose. */
const general = ['kernel/sealed-box.ts', 'platform/http/sealed-answers.ts'];

/** First cells of the table below this heading of docs/security.md, without the marks of code. */
function namesBelow(heading: string): string[] {
  const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const section = page.slice(page.indexOf(`\n### ${heading}\n`));
  const start = section.indexOf('\n| ');
  const [, , ...rows] = section.slice(start, section.indexOf('\n\n', start)).trim().split('\n');
  return rows.map((row) => (row.split('|')[1] ?? '').trim().replaceAll('`', ''));
}

describe('the table of keys', () => {
  it('names every key that the service derives, by its purpose', () => {
    const derived = sources.flatMap(({ text }) =>
      [...text.matchAll(derivation)].map(([, named, direct]) => named ?? direct ?? ''),
    );
    expect(namesBelow('What is derived from it').sort()).toEqual([...new Set(derived)].sort());
  });

  it('can be held against the sources: no key is derived in another way', () => {
    const others = sources.filter(({ path, text }) => {
      const calls = text.match(/\bhkdfSync\(/g)?.length ?? 0;
      const named = [...text.matchAll(derivation)].filter(([, , direct]) => direct !== undefined).length;
      return calls !== named + (general.includes(path) ? 1 : 0);
    });
    expect(others.map(({ path }) => path)).toEqual([]);
  });
});
