import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bridgeNodeOptions } from '../../../client/index.js';
import type { BridgeEvent, DoorState, TraceFrame } from '../../../contract/index.js';
import { mostTraceFrames } from '../../../contract/index.js';
import { controlSocketPath, SimulatorClient } from '../../../simulator/index.js';
import { systemTime } from '../../time.js';
import { BridgeClient } from '../bridge-client.js';
import { ChildProgram } from './child-program.js';
import { siteOfNinety, type SiteChoice } from './site-of-ninety.js';

const program = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const longestWaitMs = 5_000;

/** Bridge and simulator as two processes, as at a site, and this one as their client. */
export class Workbench {
  /** When each event reached this process, on the monotonic clock. */
  private arrivals: { readonly event: BridgeEvent; readonly atMs: number }[] = [];

  private constructor(
    private readonly directory: string,
    readonly bridge: ChildProgram,
    private readonly simulator: ChildProgram,
    readonly client: BridgeClient,
    readonly world: SimulatorClient,
  ) {
    client.onEvent = (event) => {
      this.arrivals.push({ event, atMs: systemTime.monotonicMs() });
    };
  }

  /** @param wireTime of the simulated boards: exact, which takes most of a core, or rounded to milliseconds */
  static async start(choice: SiteChoice, wireTime: 'exact' | 'rounded' = 'exact'): Promise<Workbench> {
    const directory = await mkdtemp(join(tmpdir(), 'benchmark-'));
    const site = join(directory, 'site.yaml');
    // JSON is YAML.
    await writeFile(site, JSON.stringify(siteOfNinety(choice)));
    const simulator = await ChildProgram.start([program('simulator-main.js'), site, directory, wireTime]);
    const bridge = await ChildProgram.start([
      ...bridgeNodeOptions,
      program('../../main.js'),
      ...['run', '--site', site, '--runtime-directory', directory],
    ]);
    const client = await BridgeClient.greet(join(directory, 'bridge.sock'));
    return new Workbench(
      directory,
      bridge,
      simulator,
      client,
      new SimulatorClient(controlSocketPath(directory)),
    );
  }

  async stop(): Promise<void> {
    this.client.disconnect();
    await this.bridge.stop();
    await this.simulator.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** What the shortest message takes to the bridge and back. */
  async roundTripMs(): Promise<number> {
    const beganMs = systemTime.monotonicMs();
    await this.client.call('operation', { operationId: randomUUID() });
    return systemTime.monotonicMs() - beganMs;
  }

  /** The newest frames on the wire, oldest first. */
  async frames(count: number): Promise<TraceFrame[]> {
    const all: TraceFrame[] = [];
    while (all.length < count) {
      const [oldest] = all;
      const { frames } = await this.client.call('trace', {
        last: Math.min(mostTraceFrames, count - all.length),
        ...(oldest ? { beforeSequence: oldest.sequence } : {}),
      });
      if (frames.length === 0) break;
      all.unshift(...frames);
    }
    return all;
  }

  /** When the event that shows the door so reached this process; forgets what came before. */
  async doorSeen(tray: string, door: DoorState): Promise<number> {
    const endMs = systemTime.monotonicMs() + longestWaitMs;
    for (;;) {
      const found = this.arrivals.find(
        ({ event: { change } }) => change.kind === 'tray' && change.tray === tray && change.door === door,
      );
      if (found) {
        this.arrivals = [];
        return found.atMs;
      }
      if (systemTime.monotonicMs() > endMs) throw new Error(`${tray} was not seen ${door}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
