import { join } from 'node:path';
import { bridgeNodeOptions } from '../../../client/index.js';
import type { BridgeEvent, DoorState, TraceFrame } from '../../../contract/index.js';
import { mostTraceFrames } from '../../../contract/index.js';
import type { SimulatorClient } from '../../../simulator/index.js';
import { delay, systemTime } from '../../time.js';
import { BridgeClient } from '../bridge-client.js';
import { ChildProgram } from './child-program.js';
import { CommandWatch } from './command-watch.js';
import { program, SimulatedWorld, type Choice, type WireTime } from './simulated-world.js';

const longestWaitMs = 5_000;

/** After this every board has been seen twice on any line, and nothing that belongs to the start is measured. */
const settlingMs = 3_000;

/** Bridge and simulator as two processes, as at a site, and this one as their client. */
export class Workbench {
  /** When each event reached this process, on the monotonic clock. */
  private arrivals: { readonly event: BridgeEvent; readonly atMs: number }[] = [];

  private constructor(
    private readonly simulated: SimulatedWorld,
    readonly bridge: ChildProgram,
    readonly client: BridgeClient,
    /** When the bridge read what it was told to open. */
    readonly commands: CommandWatch,
  ) {
    client.onEvent = (event) => {
      this.arrivals.push({ event, atMs: systemTime.monotonicMs() });
    };
  }

  static async start(choice: Choice, wireTime: WireTime = 'exact'): Promise<Workbench> {
    const world = await SimulatedWorld.start(choice, wireTime);
    try {
      return await Workbench.startBridge(world);
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  private static async startBridge(world: SimulatedWorld): Promise<Workbench> {
    const { site, directory } = world;
    const commands = new CommandWatch(join(directory, 'commands'));
    const bridge = await ChildProgram.start([
      ...bridgeNodeOptions,
      ...[program('watched-bridge.js'), commands.path],
      ...['run', '--site', site, '--runtime-directory', directory],
    ]);
    try {
      const client = await BridgeClient.greet(join(directory, 'bridge.sock'));
      return new Workbench(world, bridge, client, commands);
    } catch (error) {
      await bridge.stop();
      throw error;
    }
  }

  /** Where the sockets and the simulated chips are. */
  get directory(): string {
    return this.simulated.directory;
  }

  /** The hands in the simulated world. */
  get world(): SimulatorClient {
    return this.simulated.hands;
  }

  async stop(): Promise<void> {
    this.client.disconnect();
    await this.bridge.stop();
    await this.simulated.stop();
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

/** Starts a bench for some work, lets it settle, and takes it down whatever comes of that. */
export async function withWorkbench<Result>(
  choice: Choice,
  work: (bench: Workbench) => Promise<Result>,
  wireTime?: WireTime,
): Promise<Result> {
  const bench = await Workbench.start(choice, wireTime);
  try {
    await delay(systemTime, settlingMs);
    return await work(bench);
  } finally {
    await bench.stop();
  }
}
