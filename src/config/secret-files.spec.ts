import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { concealedVariables } from './environment-schema.js';
import { withSecretFiles } from './secret-files.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua247-secrets-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a secret of the environment', () => {
  // Of the database it is the password that stands in its address.
  it.each([
    'DATABASE_URL',
    'LEDGER_WITNESS_SMTP_URL',
    'LEDGER_WITNESS_TOKEN',
    'SECRET_KEY',
    'TWILIO_AUTH_TOKEN',
  ])('may stand in a file, and is never shown: %s', (name) => {
    const file = join(folder, name);
    writeFileSync(file, 'open sesame\n', { mode: 0o600 });
    const { values, sources, mistakes } = withSecretFiles({ [`${name}_FILE`]: file });
    expect([values[name], sources.get(name), mistakes]).toEqual([
      'open sesame',
      { key: `${name}_FILE`, place: file },
      [],
    ]);
    expect(concealedVariables.has(name)).toBe(true);
  });

  const byEverybody = 'can be read or written by everybody on this machine: run chmod 600 on it';
  const byAGroup = 'can be read or written by a group: run chmod 600 on it';

  // 0440 is how systemd shows a credential of a service that has a user of its own.
  it.each([
    ['SECRET_KEY', 0o400, undefined],
    ['SECRET_KEY', 0o440, undefined],
    ['SECRET_KEY', 0o640, byAGroup],
    ['SECRET_KEY', 0o620, byAGroup],
    ['SECRET_KEY', 0o644, byEverybody],
    ['SECRET_KEY', 0o602, byEverybody],
    ['TWILIO_AUTH_TOKEN', 0o640, undefined],
    ['TWILIO_AUTH_TOKEN', 0o444, byEverybody],
    ['DATABASE_URL', 0o604, byEverybody],
  ])('of the file of %s with mode %o it is said: %s', (name, mode, said) => {
    const file = join(folder, `${name}-${String(mode)}`);
    writeFileSync(file, 'open sesame\n');
    chmodSync(file, mode);
    const { mistakes } = withSecretFiles({ [`${name}_FILE`]: file });
    expect(mistakes).toEqual(said === undefined ? [] : [`${name}_FILE (${file}): ${said}`]);
  });
});
