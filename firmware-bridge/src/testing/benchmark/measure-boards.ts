import type { measureCommands, measureEvents, measureScan } from './phases.js';
import { part } from './measure-each.js';
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

/** Each board is still asked twice within the time in which a look speaks for a pulse, and the line is free in between. */
function slowScan(choice: SiteChoice): SiteChoice {
  return { ...choice, scanIntervalMs: Math.floor(200 / boardsOf(choice)) };
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
  await phases.withWorkbench(slowScan(choice), (bench) =>
    part('commands on an idle line', async () => {
      report.commands(choice, 'idle', await phases.measureCommands(bench, limit, samples));
    }),
  );
}
