import { rm } from 'node:fs/promises';
import stopPostgres from './postgres.global-teardown.js';

export default async function clearUpAfterBrowserTests() {
  await stopPostgres();
  await rm(globalThis.testChromiumDirectory, { recursive: true, force: true });
}
