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
import { describeBriefly, describeTimings, type Timings } from './describe-timings.js';
import { shuffled } from './effect-size.js';
import { TimedKiosk } from './timed-kiosk.js';
import { setUpKiosks } from './set-up-kiosks.js';
import { loadResultsFor } from './waiting-results.js';

/** The results of one kind lie in trays, of which there are ninety. */
const phonesOfAKind = 77;

/** By the clock of the demo a result lies in its tray for three days, and the first round is at their beginning. */
export const mostRounds = 13;

/** Ten wrong codes in a row lock a phone. */
const roundsWithGuesses = 9;

/** One kiosk may have twenty wrong codes an hour and sixty a day, and there are 154 in a round and five rounds a day. */
const kioskCount = 14;

/** By the clock of the demo: five codes a day for one phone are the most that a site file allows. */
const betweenRoundsMs = 5 * hourMs;

/** What the request before this one has left to the service to do is done by then, as when people stand there. */
const betweenRequestsMs = 20;

/** As wide as a site file may have it, so that nobody is refused in here. */
const codes = { limits: { site: { sendsPerDay: 20_000 } } };

/**
 * Asks for codes to fetch, and types wrong ones, at kiosks of a demo of its own, for phones for which a result waits and for phones
 * for which none does, in an order by chance, and says how far the times tell the two apart. Messages go through a gateway on
 * this machine. After every round it says in a line what there is up to then.
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
      const timings = await measure(world, demo.baseUrl, gateway, rounds, say);
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
  say: (line: string) => void,
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
    guessing: { waiting: [], nothing: [] },
  };
  const kiosks = (await setUpKiosks(world, kioskCount)).map(
    (credential) => new TimedKiosk(baseUrl, credential),
  );
  // The first round only warms the service up.
  for (let round = 0; round <= rounds; round += 1) {
    const order = shuffled(people, (bound) => randomInt(bound));
    for (const [index, { phone, kind }] of order.entries()) {
      const kiosk = kiosks[index % kioskCount];
      if (!kiosk) continue;
      const { codeId, milliseconds } = await kiosk.askToFetch(phone);
      const looked = await kiosk.lookAfter(codeId);
      await pause(betweenRequestsMs);
      if (round === 0) continue;
      timings.asking[kind].push(milliseconds);
      timings.looking[kind].push(looked);
      if (round > roundsWithGuesses) continue;
      timings.guessing[kind].push(await kiosk.guess(codeId));
      await pause(betweenRequestsMs);
    }
    // No more than a line: what takes long would have the kiosks' connections closed between two rounds.
    if (round > 0) say(`after round ${String(round)} of ${String(rounds)}: ${describeBriefly(timings)}`);
    await world.advanceTo(new Date((await world.now()).getTime() + betweenRoundsMs));
  }
  for (const kiosk of kiosks) kiosk.close();
  // Otherwise nothing would have been compared with nothing.
  const sent = gateway.messages.length - phonesOfAKind;
  if (sent < phonesOfAKind * rounds) throw new Error(`Only ${String(sent)} codes have gone out`);
  return timings;
}
