import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { actions, may, reachOf } from './permissions.policy.js';
import { roles } from './roles.js';

const page = readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8');

/** The first table of the page that begins with this heading, cell by cell, without the line under its head. */
function tableBelow(heading: string): string[][] {
  const section = page.slice(page.indexOf(`\n## ${heading}\n`));
  const start = section.indexOf('\n| ');
  const [head = '', , ...rows] = section.slice(start, section.indexOf('\n\n', start)).trim().split('\n');
  return [head, ...rows].map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the list of what opens a door', () => {
  const list = JSON.stringify(tableBelow('What opens a door'));

  it.each(actions.filter((action) => reachOf(action) === 'opens_doors'))('has %s', (action) => {
    expect(list).toContain(`\`${action}\``);
  });

  it('has what opens one without the service', () => {
    expect(list).toContain('`motcua247-bridge open`');
  });
});

describe('the page of permissions', () => {
  it('says of every action who may do it and what is at stake, as the code does', () => {
    expect(tableBelow('Who may do what')).toEqual([
      ['action', 'at stake', ...roles],
      ...actions.map((action) => [
        `\`${action}\``,
        reachOf(action).replaceAll('_', ' '),
        ...roles.map((role) => (may([role], action) ? '✓' : '')),
      ]),
    ]);
  });
});
