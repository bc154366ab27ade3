import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    writeFileSync(file, 'open sesame\n');
    const { values, sources, mistakes } = withSecretFiles({ [`${name}_FILE`]: file });
    expect([values[name], sources.get(name), mistakes]).toEqual([
      'open sesame',
      { key: `${name}_FILE`, place: file },
      [],
    ]);
    expect(concealedVariables.has(name)).toBe(true);
  });
});
