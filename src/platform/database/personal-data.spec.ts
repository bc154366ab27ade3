import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { actions, may, reachOf, roles, type Action, type Role } from '../auth/index.js';
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

/** The first table of docs/security.md below this heading, cell by cell. */
function rowsOfPage(heading: string): string[][] {
  const page = read('docs/security.md');
  const section = page.slice(page.indexOf(`\n${heading}\n`));
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
    expect(rowsOfPage('## Personal data')).toEqual(
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

interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Operation {
  readonly 'x-access'?: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface Answering {
  readonly place: string;
  readonly access: string | undefined;
  /** The names of all fields of its answers, at whatever depth, alone and with their schema in front. */
  readonly fields: ReadonlySet<string>;
  /** Papers, workbooks and streams: what stands in them the document does not say. */
  readonly isOpaque: boolean;
}

/** Every operation of the API document, which a spec of its own holds against the service, with what it may answer. */
function answeringOperations(): Answering[] {
  const { paths, components } = JSON.parse(read('test/golden/openapi.json')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  };
  const collect = (schema: Schema, into: Set<string>, id = ''): void => {
    const { $ref, oneOf = [], anyOf = [], allOf = [], properties = {}, items } = schema;
    const referred = $ref?.split('/').at(-1);
    if (referred !== undefined) collect(components.schemas[referred] ?? {}, into, referred);
    for (const [name, field] of Object.entries(properties)) {
      into.add(name).add(`${id}.${name}`);
      collect(field, into);
    }
    for (const part of [...oneOf, ...anyOf, ...allOf, ...(items ? [items] : [])]) collect(part, into, id);
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { responses, ...operation }]) => {
      const right = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      const contents = right.flatMap(([, { content = {} }]) => Object.entries(content));
      const fields = new Set<string>();
      for (const [, { schema }] of contents) collect(schema, fields);
      const isOpaque = contents.some(([type]) => type !== 'application/json');
      return { place: `${method} ${path}`, access: operation['x-access'], fields, isOpaque };
    }),
  );
}

describe('who is shown something about a person', () => {
  const operations = answeringOperations();
  const ofStaff = operations.filter(({ place }) => place.includes(' /api/staff/'));
  const fields = [...new Set(personalData.flatMap(({ shown }) => shown.map((each) => each.as)))];
  const namedFor = (field: string): Role[] => {
    const by = personalData.flatMap(({ shown }) => shown.filter((each) => each.as === field));
    return roles.filter((role) => by.some((each) => each.by.some((action) => may([role], action))));
  };
  const actionOf = ({ access }: Answering): Action | undefined => actions.find((each) => each === access);

  it('stands in docs/security.md as it is', () => {
    const written = (by: readonly Action[]): string => by.map((action) => `\`${action}\``).join(', ');
    expect(rowsOfPage('### Who is shown it')).toEqual(
      personalData.flatMap(({ what, shown }) =>
        shown.length === 0
          ? [[what, '', '', 'nobody']]
          : shown.map(({ as, how, by }) => [what, `\`${as}\``, how, written(by)]),
      ),
    );
  });

  it.each(fields)('is asked for by nobody else: %s', (field) => {
    const answering = ofStaff.filter((operation) => operation.fields.has(field));
    expect(answering.length).toBeGreaterThan(0);
    for (const operation of answering) {
      const action = actionOf(operation);
      const open = action === undefined ? [] : roles.filter((role) => may([role], action));
      const others = open.filter((role) => !namedFor(field).includes(role));
      expect([operation.place, others]).toEqual([operation.place, []]);
      // What asks for no right is about the asker's own account.
      if (action === undefined) expect(['username', 'displayName']).toContain(field);
    }
  });

  it('is asked for by an action that has an answer with it, and that says that people’s data are at stake', () => {
    for (const { what, shown } of personalData) {
      for (const { as, by } of shown) {
        for (const action of by) {
          const answering = ofStaff.filter((operation) => actionOf(operation) === action);
          const has = answering.some((operation) => operation.isOpaque || operation.fields.has(as));
          expect([as, action, has]).toEqual([as, action, true]);
          // Why a tray is closed is asked for by whoever works on it: that people are named there is not meant.
          if (!['Accounts of staff', 'Words of staff about trays'].includes(what))
            expect([action, reachOf(action)]).toEqual([action, 'personal_data']);
        }
      }
    }
  });

  it('is nobody beside the staff, but for the own number and papers', () => {
    const own = ['phone', 'missingPapers', 'text'];
    const others = operations.filter(({ place }) => !/ \/api\/(?:staff|simulator)\//.test(place));
    for (const operation of others) {
      const found = fields.filter((field) => operation.fields.has(field) && !own.includes(field));
      expect([operation.place, found]).toEqual([operation.place, []]);
    }
    for (const { place, fields: answered } of others.filter((each) =>
      each.place.includes(' /api/partner/'),
    )) {
      expect([place, own.filter((field) => answered.has(field))]).toEqual([place, []]);
    }
  });
});
