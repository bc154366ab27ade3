import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { trayFaultsSchema } from './cabinet/tray-faults.js';
import { cabinetFaultsSchema, inputFaultsSchema } from './contacts/contact-faults.js';
import { contactsSchema } from './contacts/contacts.js';
import { routes } from './control/routes.js';
import { bankFaultsSchema, busFaultsSchema } from './faults/line-faults.js';
import { replyFaultSchema } from './faults/next-replies.js';
import { violationRules, worldEventSchema } from './record/entries.js';
import { deedNames } from './script/script.js';

/** What the page says that there is, and what there is. */

const page = readFileSync(new URL('README.md', import.meta.url), 'utf8');

/** The rows of the table whose first heading has these words, cell by cell. */
function tableOf(heading: RegExp): string[][] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith('|') && heading.test(line.split('|')[1] ?? ''));
  expect(start).toBeGreaterThan(0);
  const rest = lines.slice(start + 2);
  const length = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, length).map((line) => line.split(/(?<!\\)\|/).slice(1, -1));
}

const codeIn = (text = ''): string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

describe('the page of the simulator has', () => {
  it('every step of a script', () => {
    const said = tableOf(/^ step /).flatMap(([cell]) => codeIn(cell));
    const details = ['faults', 'on', 'paper', ...Object.keys(contactsSchema.shape)];
    const steps = said.map((code) => code.split(':')[0] ?? '').filter((code) => !details.includes(code));
    expect(new Set(steps)).toEqual(new Set(deedNames));
    expect(said).toEqual(expect.arrayContaining(details));
  });

  it('every fault with its values', () => {
    const shapes = [
      trayFaultsSchema,
      bankFaultsSchema,
      busFaultsSchema,
      cabinetFaultsSchema,
      inputFaultsSchema,
    ];
    const rows = tableOf(/^ of /);
    expect(rows.flatMap(([, field]) => codeIn(field))).toEqual(
      shapes.flatMap(({ shape }) => Object.keys(shape)),
    );
    const fields = shapes.flatMap(({ shape }): [string, unknown][] => Object.entries(shape));
    let before: string[] = [];
    for (const [, field, values] of rows) {
      const said = values?.trim() === 'the same' ? before : codeIn(values);
      for (const name of codeIn(field)) {
        const [, schema] = fields.find(([key]) => key === name) ?? [];
        if (schema instanceof z.ZodEnum) expect(said).toEqual(schema.options);
      }
      before = said;
    }
  });

  it('every fault of a reply', () => {
    const said = tableOf(/^ `fault`/).map(([cell]) => /kind: (\w+)/.exec(cell ?? '')?.[1]);
    expect(said).toEqual(replyFaultSchema.options.map(({ shape }) => shape.kind.value));
  });

  it('every kind of event, and every rule that may be broken', () => {
    const rows = tableOf(/^ kind /);
    const kinds = worldEventSchema.options.map(({ shape }) => shape.kind.value);
    expect(new Set(rows.flatMap(([kind]) => codeIn(kind)))).toEqual(new Set(kinds));
    const violations = rows.find(([kind]) => kind?.includes('`violation`'));
    expect(new Set(codeIn(violations?.[1]))).toEqual(new Set(violationRules));
  });

  it('every request of the control socket', () => {
    const said = tableOf(/^ request /).flatMap(([cell]) => {
      const [first = '', ...others] = codeIn(cell).map((code) => code.replace(/\?.*/, ''));
      const stem = first.slice(0, first.lastIndexOf('/') + 1);
      return [first, ...others.map((other) => (other.startsWith('…/') ? stem + other.slice(2) : other))];
    });
    const there = routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(said)).toEqual(new Set([...there, 'GET /events']));
  });
});
