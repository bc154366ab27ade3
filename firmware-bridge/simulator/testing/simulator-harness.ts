import { busSocketPath } from '../bus/endpoints.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator.js';
import { Host } from './host.js';
import { smallSite } from './small-site.js';
import { temporaryDirectory } from './temporary-directory.js';

/** One test's simulators, hosts and directory; `dismantle` at its end. */
export class SimulatorHarness {
  private readonly directory = temporaryDirectory();
  private readonly simulators: Simulator[] = [];
  private readonly hosts: Host[] = [];

  get runtimeDirectory(): string {
    return this.directory.path;
  }

  async start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
    const simulator = await startSimulator({
      hardware: smallSite(),
      runtimeDirectory: this.runtimeDirectory,
      ...options,
    });
    this.simulators.push(simulator);
    return simulator;
  }

  /** Connects to the one bus of the small site. */
  async connectHost(where: Parameters<typeof Host.connect>[0] = { path: this.busSocket }): Promise<Host> {
    const host = await Host.connect(where);
    this.hosts.push(host);
    return host;
  }

  get busSocket(): string {
    return busSocketPath(this.runtimeDirectory, 'main');
  }

  async dismantle(): Promise<void> {
    for (const host of this.hosts) host.close();
    for (const simulator of this.simulators) await simulator.stop();
    this.directory.remove();
  }
}
