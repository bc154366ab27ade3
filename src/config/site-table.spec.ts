import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { siteSchema } from './site-schema.js';

interface Key {
  /** As people write it: `cabinets[].banks[].id`. */
  readonly path: string;
  readonly schema: unknown;
  /** What stands for it where it is left out; undefined where it must not be. */
  readonly standard: unknown;
}

/** Every key of the site file that holds a value and no further keys. */
function leavesOf(schema: unknown, path = '', standard?: unknown): Key[] {
  if (schema instanceof z.ZodDefault) return leavesOf(schema.unwrap(), path, schema.def.defaultValue);
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return leavesOf(schema.unwrap(), path);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, part]) =>
      leavesOf(part, path === '' ? key : `${path}.${key}`),
    );
  }
  if (schema instanceof z.ZodUnion && schema.options.every((one) => !(one instanceof z.ZodLiteral)))
    return schema.options.flatMap((one) => leavesOf(one, path));
  const own = { path, schema, standard };
  if (!(schema instanceof z.ZodArray)) return [own];
  const inside = leavesOf(schema.element, `${path}[]`);
  return inside.length === 1 && inside[0]?.path === `${path}[]` ? [own] : inside;
}

interface Row {
  readonly keys: readonly string[];
  readonly allowed: string;
  readonly standard: string;
}

/** The table of the operator's page. In `site.name.vi`, `.en` the second key stands beside the first. */
function rowsOfTable(): Row[] {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const section = page.slice(page.indexOf('## The site file'));
  const table = section.slice(section.indexOf('\n| '), section.indexOf('\n\n', section.indexOf('\n| ')));
  const [, , ...rows] = table.trim().split('\n');
  return rows.map((row) => {
    const [names = '', allowed = '', standard = ''] = row.split('|').slice(1, -1);
    const [first = '', ...others] = [...names.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    const parent = first.slice(0, first.lastIndexOf('.'));
    const keys = [first, ...others.map((other) => (other.startsWith('.') ? parent + other : other))];
    return { keys, allowed, standard: standard.replaceAll('`', '').trim() };
  });
}

const leaves = leavesOf(siteSchema);
const rows = rowsOfTable();

const isBelow = (path: string, key: string): boolean =>
  path.startsWith(key) && /^[.[]/.test(path.slice(key.length));

const wordsIn = (text: string): string[] => text.match(/[A-Za-z]+/g) ?? [];

const namesIn = (allowed: string): string[] =>
  [...allowed.matchAll(/`([^`]+)`/g)].flatMap((match) => wordsIn(match[1] ?? ''));

/** The row of a key: its own, or that of a mapping above it which names it among its keys. */
const rowOf = (path: string): Row | undefined =>
  rows.find(({ keys, allowed }) =>
    keys.some(
      (key) =>
        path === key ||
        (isBelow(path, key) &&
          wordsIn(path.slice(key.length)).every((name) => namesIn(allowed).includes(name))),
    ),
  );

const boundsOf = (schema: unknown): readonly [number, number] | undefined => {
  const { minValue, maxValue } = schema instanceof z.ZodNumber ? schema : { minValue: null, maxValue: null };
  if (minValue === null || maxValue === null) return undefined;
  return Number.isSafeInteger(maxValue) && maxValue < Number.MAX_SAFE_INTEGER
    ? [minValue, maxValue]
    : undefined;
};

describe('the table of the site file in docs/operations.md', () => {
  it('is read as a whole, as the schema is', () => {
    expect([leaves.length, rows.length].every((count) => count > 40)).toBe(true);
  });

  it.each(leaves)('knows $path', ({ path }) => {
    expect(rowOf(path)).toBeDefined();
  });

  it.each(rows.flatMap(({ keys }) => keys))('knows nothing that the file has not: %s', (key) => {
    expect(leaves.some(({ path }) => path === key || isBelow(path, key))).toBe(true);
  });

  it.each(leaves.filter(({ schema }) => boundsOf(schema) !== undefined))(
    'has the range of $path',
    ({ path, schema }) => {
      expect(rowOf(path)?.allowed).toContain((boundsOf(schema) ?? []).join('–'));
    },
  );

  it.each(
    leaves.filter(
      ({ path, standard }) => standard !== undefined && rows.some(({ keys }) => keys.includes(path)),
    ),
  )('has the default of $path', ({ path, standard }) => {
    expect(rowOf(path)?.standard.replaceAll(' ', '')).toBe(JSON.stringify(standard));
  });
});
