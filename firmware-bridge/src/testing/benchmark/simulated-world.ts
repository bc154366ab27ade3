import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { controlSocketPath, SimulatorClient } from '../../../simulator/index.js';
import { ChildProgram } from './child-program.js';
import { siteOf, type GpioChoice, type SiteChoice } from './site-of-ninety.js';

export type Choice = SiteChoice | GpioChoice;

/** Time of the simulated boards: exact, which takes most of a core, or rounded to milliseconds. */
export type WireTime = 'exact' | 'rounded';

export const program = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The simulator as a process of its own, in a folder that nobody else uses. */
export class SimulatedWorld {
  readonly hands: SimulatorClient;

  private constructor(
    readonly directory: string,
    readonly site: string,
    private readonly simulator: ChildProgram,
  ) {
    this.hands = new SimulatorClient(controlSocketPath(directory));
  }

  static async start(choice: Choice, wireTime: WireTime): Promise<SimulatedWorld> {
    const directory = await mkdtemp(join(tmpdir(), 'benchmark-'));
    const site = join(directory, 'site.yaml');
    // JSON is YAML.
    await writeFile(site, JSON.stringify(siteOf(choice)));
    try {
      const simulator = await ChildProgram.start([program('simulator-main.js'), site, directory, wireTime]);
      return new SimulatedWorld(directory, site, simulator);
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.simulator.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}
