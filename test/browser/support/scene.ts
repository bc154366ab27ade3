import { afterAll, beforeAll, it } from '@jest/globals';
import { BrowserSite } from './browser-site.js';
import type { SiteSetting } from './site-setting.js';
import { Stage } from './stage.js';

const startWithinMs = 60_000;
const sceneWithinMs = 120_000;

type Play = (stage: Stage) => Promise<void>;
type Scene = (name: string, play: Play, timeoutMs?: number) => void;

/** Starts a site for the tests of a file. A scene is a test that plays in front of its browser. */
export function browserScenes(setting: SiteSetting = {}): Scene {
  const started: BrowserSite[] = [];

  beforeAll(async () => {
    started.push(await BrowserSite.start(setting));
  }, startWithinMs);

  afterAll(async () => {
    for (const site of started.splice(0)) await site.stop();
  }, startWithinMs);

  return (name, play, timeoutMs = sceneWithinMs) => {
    it(
      name,
      async () => {
        const [site] = started;
        if (!site) throw new Error('The site did not start');
        await perform(new Stage(site), play);
      },
      timeoutMs,
    );
  };
}

async function perform(stage: Stage, play: Play): Promise<void> {
  try {
    await play(stage);
    stage.expectNoComplaints();
    await stage.handBack();
  } catch (error) {
    throw error instanceof Error ? withPictures(error, await stage.keepPictures()) : error;
  } finally {
    await stage.clear();
  }
}

/** Jest shows the stack, which begins with the message. */
function withPictures(error: Error, pictures: string): Error {
  const message = `${error.message}\n\n${pictures}`;
  error.stack = error.stack?.replace(error.message, message) ?? message;
  error.message = message;
  return error;
}
