import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackageRoot } from '../../src/config/index.js';
import { launchChromium, unpackChromium } from '../chromium/index.js';
import { StoryTeller } from '../tour/story-teller.js';
import { World } from '../tour/world.js';
import { Album } from './album.js';
import { Demo } from '../support/demo.js';
import { mondayMorning } from './monday-morning.js';
import { takePictures } from './pictures.js';
import { setTheScene } from './story.js';
import { Visitors } from './visitors.js';

/** `npm run screenshots`: starts a demo of its own, plays a Monday morning, and makes the pictures in docs/images. */
async function main(directory: string): Promise<void> {
  const now = new Date();
  const demo = await Demo.start(directory, mondayMorning(now).getTime() - now.getTime());
  try {
    const browser = await launchChromium(await unpackChromium(directory));
    try {
      const world = await World.enter(demo, new StoryTeller(() => undefined));
      const scenery = await setTheScene(world);
      const album = new Album(join(findPackageRoot(), 'docs/images'));
      const visitors = await Visitors.of(browser, demo, world);
      await takePictures({ world, visitors, album, scenery });
    } finally {
      await browser.close();
    }
  } finally {
    await demo.stop();
  }
}

const directory = await mkdtemp(join(tmpdir(), 'mc-'));
try {
  await main(directory);
} catch (error) {
  process.stderr.write(
    `No pictures: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}
