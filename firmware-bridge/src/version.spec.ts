import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { bridgeVersion } from './version.js';

it('the bridge tells the version of its package', () => {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  expect((JSON.parse(manifest) as { version: string }).version).toBe(bridgeVersion);
});
