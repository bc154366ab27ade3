import { longestUnseenMs } from '../../doors/confirmation.js';
import type { measureCommands, measureEvents, measureScan } from './phases.js';
import { part } from './measure-each.js';
import { limitMs, type ExchangeLimit } from './measurements.js';
import { boardsOf, type Report } from './report.js';
import type { SiteChoice } from './site-of-ninety.js';
import type { withWorkbench } from './workbench.js';

/** How much is measured. */
export interface Extent {
  readonly seconds: number;
  readonly samples: number;
}

export interface BoardPhases {
  readonly withWorkbench: typeof withWorkbench;
  readonly measureScan: typeof measureScan;
  readonly measureEvents: typeof measureEvents;
  readonly measureCommands: typeof measureCommands;
}

/** Time in which nothing is asked, in a round of an idle line. */
const longestRestOfRoundMs = 200;

/** A round may take this share of the time in which a look speaks for a pulse: what is over it is for a machine that is late. */
const shareOfLookLife = 0.8;

/**
 * The same site with a line that is free between the questions, and whose boards are still asked often enough for their last look
 * to speak for a pulse: a command that has to look first is not what an idle line is measured for.
 * @param limit of one exchange at the full scan
 */
export function idleSite(choice: SiteChoice, limit: ExchangeLimit): SiteChoice {
  const boards = boardsOf(choice);
  const restOfRoundMs = Math.min(
    longestRestOfRoundMs,
    shareOfLookLife * longestUnseenMs - boards * limitMs(limit),
  );
  return { ...choice, scanIntervalMs: Math.floor(restOfRoundMs / boards) };
}

/** Measures one kind of boards, and reports each part before the next begins. */
export async function measureBoards(
  choice: SiteChoice,
  { seconds, samples }: Extent,
  report: Report,
  phases: BoardPhases,
): Promise<void> {
  const limit = await phases.withWorkbench(choice, async (bench) => {
    const scan = await part('scan', async () => {
      const measured = await phases.measureScan(bench, choice, seconds);
      report.scan(choice, measured);
      return measured;
    });
    await part('events', async () => {
      report.events(choice, await phases.measureEvents(bench, samples), scan);
    });
    await part('commands while scanning', async () => {
      report.commands(choice, 'scanning', await phases.measureCommands(bench, scan.limit, samples));
    });
    await part('costs', () => {
      report.costs(choice, scan, bench.bridge.residentMegabytes());
      return Promise.resolve();
    });
    return scan.limit;
  });
  await phases.withWorkbench(idleSite(choice, limit), (bench) =>
    part('commands on an idle line', async () => {
      report.commands(choice, 'idle', await phases.measureCommands(bench, limit, samples));
    }),
  );
}
