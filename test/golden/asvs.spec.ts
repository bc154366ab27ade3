import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

/** The numbers of the requirements of level 1 and 2, by section, as OWASP ASVS 5.0.0 has them. */
const standard = JSON.parse(
  readFileSync(join(import.meta.dirname, 'owasp-asvs-5.0.json'), 'utf8'),
) as Readonly<Record<string, readonly number[]>>;
const required = Object.entries(standard).flatMap(([section, numbers]) =>
  numbers.map((number) => `${section}.${number}`),
);

const list =
  readFileSync(join(root, 'docs/security.md'), 'utf8').split('\n## Against OWASP ASVS 5.0\n')[1] ?? '';

interface Row {
  readonly requirements: readonly string[];
  readonly stands: string;
  readonly how: string;
}

/** `6.2.1`, and `16.3.1–3` for three of them. */
function requirementsIn(cell: string): string[] {
  return [...cell.matchAll(/\b(\d+\.\d+)\.(\d+)(?:–(?:\d+\.\d+\.)?(\d+))?/g)].flatMap(
    ([, section = '', first, last = first]) =>
      Array.from(
        { length: Number(last) - Number(first) + 1 },
        (_, step) => `${section}.${Number(first) + step}`,
      ),
  );
}

const rows: readonly Row[] = list
  .split('\n')
  .filter((line) => /^\| [0-9]/.test(line))
  .map((line) => {
    const [requirement = '', stands = '', how = ''] = line.split('|').slice(1, -1);
    return { requirements: requirementsIn(requirement), stands: stands.trim(), how };
  });

/** Chapters, sections and requirements of which the list says in a sentence that nothing in the program is of their kind. */
const absent = [
  ...(/There is nothing in the program for ([^.]|\.\d)*/.exec(list)?.[0].matchAll(/\bV([0-9.]*\d)/g) ?? []),
].map(([, prefix = '']) => prefix);
const isAbsent = (requirement: string): boolean =>
  absent.some((prefix) => requirement === prefix || requirement.startsWith(`${prefix}.`));

const folders = [
  'src',
  'test',
  'web/src',
  'firmware-bridge/src',
  'firmware-bridge/simulator',
  'firmware-bridge/client',
];
const specs = folders
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
  .map((path) => basename(path));

/** Files of the project that a cell names: by their path, or a spec by its name alone. */
const filesIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`\s]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => /^(?:src|test|web|firmware-bridge|migrations|deploy|docs)\/|\.spec\.ts$/.test(name));

const isThere = (name: string): boolean =>
  name.includes('/') ? existsSync(join(root, name)) : specs.includes(name);

describe('the list against OWASP ASVS 5.0', () => {
  it('has every requirement of level 1 and 2 once, or says that nothing is of its kind', () => {
    const listed = rows.flatMap(({ requirements }) => requirements);
    expect(listed.toSorted()).toEqual(required.filter((requirement) => !isAbsent(requirement)).toSorted());
  });

  it('says of each how it stands', () => {
    const verdicts = new Set(['met', 'partly', 'not met', '–']);
    expect(rows.filter(({ stands }) => !verdicts.has(stands))).toEqual([]);
  });

  it('names a test of each that is met, or says why there is none', () => {
    const isShown = ({ how }: Row): boolean =>
      filesIn(how).some((name) => name.endsWith('.spec.ts') || name.startsWith('test/')) ||
      how.includes('no test: ');
    const met = rows.filter(({ stands }) => stands === 'met');
    expect(met.length).toBeGreaterThan(140);
    expect(met.filter((row) => !isShown(row)).map(({ requirements }) => requirements)).toEqual([]);
  });

  it('names no file that is not there', () => {
    const named = rows.flatMap(({ how }) => filesIn(how));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});
