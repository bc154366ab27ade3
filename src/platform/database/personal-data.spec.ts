import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { columnsWithoutPersonalData, personalData } from './personal-data.js';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** Of the schema, which a spec of its own holds against the database: every column that can hold words or bytes. */
function columnsOfSchema(): string[] {
  const tables = read('test/golden/schema.sql').matchAll(/^CREATE TABLE (\w+) \(\n(.*?)^\);/gms);
  const holdsNothingFree = /^(?:uuid|boolean|integer|bigint|date|timestamp|time|numeric|smallint)\b/;
  return [...tables].flatMap(([, table = '', body = '']) =>
    [...body.matchAll(/^ {2}"?([a-z_]+)"? (.+)$/gm)]
      .filter(([, , type = '']) => !holdsNothingFree.test(type))
      .map(([, column = '']) => `${table}.${column}`),
  );
}

/** The table of docs/security.md, cell by cell. */
function rowsOfPage(): string[][] {
  const page = read('docs/security.md');
  const section = page.slice(page.indexOf('\n## Personal data'));
  const table = section.slice(section.indexOf('\n| '), section.indexOf('\n\n', section.indexOf('\n| ')));
  const [, , ...rows] = table.trim().split('\n');
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the table of personal data', () => {
  const without = Object.entries(columnsWithoutPersonalData).flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column}`),
  );
  const listed = [...personalData.flatMap(({ columns }) => columns), ...without];

  it('says of every column of the schema, once, whether it holds any', () => {
    expect(listed.sort()).toEqual(columnsOfSchema().sort());
  });

  it('stands in docs/security.md as it is', () => {
    expect(rowsOfPage()).toEqual(
      personalData.map(({ what, columns, why, form, kept, erasedBy }) => [
        `${what} (${columns.map((column) => `\`${column}\``).join(', ')})`,
        why,
        form,
        kept,
        erasedBy,
      ]),
    );
  });
});
