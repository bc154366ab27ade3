import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { siteHardwareSchema } from '@motcua247/firmware-bridge/contract';
import { controlSocketPath, SimulatorClient } from '@motcua247/firmware-bridge/simulator';
import { ReadyProcess } from '../support/ready-process.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';

/** The demo's own site file, on whose kind of boards `launcher.spec.ts` plays the tour. */
const ownSiteFile = 'site.yaml';

const root = join(import.meta.dirname, '../..');
const demo = join(root, 'deploy/demo');
const siteFiles = readdirSync(demo).filter((name) => /^site.*\.yaml$/.test(name));
const port = 9400 + (process.pid % 1_000);

const bankIdsOf = (siteFile: string): string[] => {
  const { cabinets } = siteHardwareSchema.parse(parse(readFileSync(join(demo, siteFile), 'utf8')));
  return cabinets.flatMap(({ banks }) => banks.map(({ id }) => id));
};

it('plays on six kinds, the demo’s own among them', () => {
  expect(siteFiles).toContain(ownSiteFile);
  expect(siteFiles.length).toBeGreaterThanOrEqual(6);
});

/** One demo whose locks are exchanged from one start to the next: its database and its papers stay. */
describe.each(siteFiles.filter((name) => name !== ownSiteFile))(
  'the demo with %s and nothing else changed',
  (name) => {
    let demoProcess: ReadyProcess;
    let environment: Record<string, string>;

    beforeAll(async () => {
      environment = {
        DATA_DIRECTORY: await dataDirectory(),
        PORT: String(port),
        SITE_FILE: join(demo, name),
      };
      demoProcess = await ReadyProcess.start(
        [join(root, 'dist/src/launcher/main.js')],
        environment,
        /motcua247 is ready/,
      );
    }, 120_000);

    afterAll(async () => {
      await demoProcess.stop();
    }, 60_000);

    it('plays the whole tour, and all is as it must be', async () => {
      const simulator = new SimulatorClient(
        controlSocketPath(join(environment['DATA_DIRECTORY'] ?? '', 'run')),
      );
      expect((await simulator.state()).banks.map(({ id }) => id)).toEqual(bankIdsOf(name));

      const tour = spawn(process.execPath, [join(root, 'dist/test/tour/main.js')], {
        env: { PATH: process.env['PATH'] ?? '', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [told, failed] = await Promise.all([text(tour.stdout), text(tour.stderr)]);
      expect(`${told}${failed}`).toMatch(/\nEverything was as it must be\.\n$/);
    }, 180_000);
  },
);

let made: Promise<string> | undefined;

function dataDirectory(): Promise<string> {
  made ??= makeScratchDirectory('mc-');
  return made;
}

afterAll(async () => {
  if (made) await rm(await made, { recursive: true, force: true });
});
