import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { hourMs } from '../../../src/kernel/index.js';
import { Demo } from '../../support/demo.js';
import { makeScratchDirectory } from '../../support/scratch-directory.js';
import { writeSiteFile } from '../../support/site-file.js';
import { gatewayVariables, TwilioServer } from '../../support/twilio-server/index.js';
import { StoryTeller } from '../../tour/story-teller.js';
import { until } from '../../tour/until.js';
import { World } from '../../tour/world.js';
import { describeTimings, type Timings } from './describe-timings.js';
import { shuffled } from './effect-size.js';
import { TimedKiosk } from './timed-kiosk.js';
import { loadResultsFor } from './waiting-results.js';

const phonesOfAKind = 21;

/** By the clock of the demo: five codes a day for one phone are the most that a site file allows. */
const betweenRoundsMs = 5 * hourMs;

/** What the request before this one has left to the service to do is done by then, as when people stand there. */
const betweenRequestsMs = 20;

/** As wide as a site file may have it, so that nobody is refused in here. */
const codes = { limits: { site: { sendsPerDay: 20_000 } } };

/**
 * Asks for codes to fetch at the kiosk of a demo of its own, for phones for which a result waits and for phones for which none
 * does, in an order by chance, and says how far the times tell the two apart. Messages go through a gateway on this machine.
 */
export async function benchFetchTiming(rounds: number, say: (line: string) => void): Promise<void> {
  const directory = await makeScratchDirectory('mc-');
  const gateway = await TwilioServer.start();
  const site = writeSiteFile((demo) => ({ ...demo, codes: { ...(demo['codes'] as object), ...codes } }));
  try {
    const demo = await Demo.start(directory, 0, {
      ...gatewayVariables(gateway),
      SITE_FILE: site.file,
      HTTP_REQUESTS_PER_MINUTE: '60000',
    });
    try {
      const world = await World.enter(demo, new StoryTeller(() => undefined));
      const timings = await measure(world, demo.baseUrl, gateway, rounds);
      say(describeTimings(timings, (bound) => randomInt(bound)));
    } finally {
      await demo.stop();
    }
  } finally {
    site.remove();
    await gateway.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

const phonesFrom = (first: number): string[] =>
  Array.from({ length: phonesOfAKind }, (_, index) => `0912${String(first + index).padStart(6, '0')}`);

async function measure(
  world: World,
  baseUrl: string,
  gateway: TwilioServer,
  rounds: number,
): Promise<Timings> {
  const waiting = phonesFrom(100_000);
  await loadResultsFor(world, waiting);
  const notified = (): Promise<true | undefined> =>
    Promise.resolve(gateway.messages.length >= phonesOfAKind ? true : undefined);
  await until('everybody to be told of their result', notified);

  const people = [
    ...waiting.map((phone) => ({ phone, kind: 'waiting' as const })),
    ...phonesFrom(200_000).map((phone) => ({ phone, kind: 'nothing' as const })),
  ];
  const timings: Timings = {
    asking: { waiting: [], nothing: [] },
    looking: { waiting: [], nothing: [] },
  };
  const kiosk = new TimedKiosk(baseUrl, world.kioskCredential);
  // The first round only warms the service up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { phone, kind } of shuffled(people, (bound) => randomInt(bound))) {
      const { codeId, milliseconds } = await kiosk.askToFetch(phone);
      const looked = await kiosk.lookAfter(codeId);
      if (round > 0) {
        timings.asking[kind].push(milliseconds);
        timings.looking[kind].push(looked);
      }
      await pause(betweenRequestsMs);
    }
    await world.advanceTo(new Date((await world.now()).getTime() + betweenRoundsMs));
  }
  kiosk.close();
  // Otherwise nothing would have been compared with nothing.
  const sent = gateway.messages.length - phonesOfAKind;
  if (sent < phonesOfAKind * rounds) throw new Error(`Only ${String(sent)} codes have gone out`);
  return timings;
}
