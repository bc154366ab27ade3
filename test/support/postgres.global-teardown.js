import { rm } from 'node:fs/promises';

export default async function stopPostgres() {
  if (!globalThis.testPostgres) return;
  const { postgres, directory } = globalThis.testPostgres;
  delete globalThis.testPostgres;
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
}
