// Jest's global setup is loaded before its transforms: this file only hands over to the built program.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackChromium } from '../../dist/test/chromium/index.js';
import startPostgres from './postgres.global-setup.js';

export default async function prepareBrowserTests() {
  await startPostgres();
  const directory = await mkdtemp(join(tmpdir(), 'motcua247-chromium-'));
  globalThis.testChromiumDirectory = directory;
  process.env.TEST_CHROMIUM = JSON.stringify(await unpackChromium(directory));
}
