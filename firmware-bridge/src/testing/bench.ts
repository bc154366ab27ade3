import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { DoorState } from '../../contract/index.js';
import { startBridge, type Bridge } from '../bridge.js';
import { BridgeClient } from './bridge-client.js';
import { ScriptedBoards } from './scripted-boards.js';
import { testSite, type TestSite } from './test-site.js';
import { until } from './until.js';

export const quiet = pino({ level: 'silent' });

/** A bridge in this process, with scripted boards behind real sockets. */
export class Bench {
  private readonly clients: BridgeClient[] = [];

  private constructor(
    readonly directory: string,
    readonly site: TestSite,
    readonly buses: ReadonlyMap<string, ScriptedBoards>,
    public bridge: Bridge,
    private readonly stateDirectory: string | undefined,
  ) {}

  /**
   * @param prepare may script the boards before the bridge first sees them
   * @param keepsDoors whether the bridge has a folder for what outlasts it
   */
  static async start(
    site: TestSite,
    prepare: (boards: ScriptedBoards) => void = () => undefined,
    keepsDoors = false,
  ): Promise<Bench> {
    const directory = await mkdtemp(join(tmpdir(), 'bridge-'));
    const stateDirectory = keepsDoors ? join(directory, 'state') : undefined;
    const buses = new Map<string, ScriptedBoards>();
    for (const bus of new Set(site.banks.map((bank) => bank.bus ?? 'main'))) {
      const addresses = site.banks.filter((bank) => (bank.bus ?? 'main') === bus).map(({ board }) => board);
      const boards = new ScriptedBoards(join(directory, `bus-${bus}.sock`), addresses);
      prepare(boards);
      await boards.start();
      buses.set(bus, boards);
    }
    const bridge = await startBridge({
      hardware: testSite(site),
      runtimeDirectory: directory,
      stateDirectory,
      logger: quiet,
    });
    return new Bench(directory, site, buses, bridge, stateDirectory);
  }

  boards(bus = 'main'): ScriptedBoards {
    const boards = this.buses.get(bus);
    if (!boards) throw new Error(`no bus ${bus} on this bench`);
    return boards;
  }

  async client(): Promise<BridgeClient> {
    const client = await BridgeClient.greet(this.bridge.socketPath);
    this.clients.push(client);
    return client;
  }

  /** Waits until a snapshot shows the door so. */
  async untilDoor(client: BridgeClient, tray: string, door: DoorState): Promise<void> {
    await until(`${tray} is ${door}`, async () => {
      const { trays } = await client.call('snapshot', {});
      return trays.some((state) => state.tray === tray && state.door === door);
    });
  }

  /** @param meanwhile what happens while no bridge runs */
  async restartBridge(meanwhile: (stateDirectory: string) => void = () => undefined): Promise<void> {
    await this.bridge.stop();
    meanwhile(this.stateDirectory ?? '');
    this.bridge = await startBridge({
      hardware: testSite(this.site),
      runtimeDirectory: this.directory,
      stateDirectory: this.stateDirectory,
      logger: quiet,
    });
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.disconnect();
    await this.bridge.stop();
    for (const boards of this.buses.values()) await boards.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}
