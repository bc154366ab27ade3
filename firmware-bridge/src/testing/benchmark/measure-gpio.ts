import type { measureBareTools } from './bare-tools.js';
import type { measureGpioCommands, measureGpioScan } from './gpio-phases.js';
import type { GpioReport } from './gpio-report.js';
import type { Extent } from './measure-boards.js';
import { part } from './measure-each.js';
import type { measureEvents } from './phases.js';
import type { GpioChoice } from './site-of-ninety.js';
import type { withWorkbench } from './workbench.js';

export interface GpioPhases {
  readonly withWorkbench: typeof withWorkbench;
  readonly measureBareTools: typeof measureBareTools;
  readonly measureGpioScan: typeof measureGpioScan;
  readonly measureEvents: typeof measureEvents;
  readonly measureGpioCommands: typeof measureGpioCommands;
}

/** Measures one back end of GPIO, and reports each part before the next begins. */
export async function measureGpio(
  choice: GpioChoice,
  { seconds, samples }: Extent,
  report: GpioReport,
  phases: GpioPhases,
): Promise<void> {
  const bare = await part('tools', async () =>
    choice.backEnd === 'libgpiod' ? await phases.measureBareTools(choice, samples) : undefined,
  );
  await phases.withWorkbench(
    choice,
    async (bench) => {
      const scan = await part('scan', async () => {
        const measured = await phases.measureGpioScan(bench, choice, seconds);
        report.scan(choice, measured, bare);
        return measured;
      });
      await part('events', async () => {
        report.events(choice, await phases.measureEvents(bench, samples), scan, bare);
      });
      await part('commands', async () => {
        report.commands(choice, await phases.measureGpioCommands(bench, samples), bare);
      });
      await part('costs', () => {
        const { bridge } = bench;
        report.costs(choice, scan, bridge.residentMegabytes(), bridge.residentMegabytesOfChildren());
        return Promise.resolve();
      });
    },
    'rounded',
  );
}
