import { type WireBusHardware } from '../../contract/index.js';
import { type BusFaults, noBusFaults } from '../faults/line-faults.js';
import { addNoise, flipOneBit } from '../faults/disturb.js';
import { type BusEndpoint, type EndpointAddress, type HostConnection } from './endpoint.js';
import { type SimulatedBank, type World } from './simulated-bank.js';
import { Wire } from './wire.js';

/** A bus with its boards: what one host writes all boards hear, what a board answers every connected host hears. */
export class SimulatedBus {
  private currentFaults: BusFaults = noBusFaults;
  private readonly hosts = new Set<HostConnection>();
  private readonly toBoards: Wire;
  private readonly toHosts: Wire;

  constructor(
    private readonly hardware: WireBusHardware,
    private readonly banks: readonly SimulatedBank[],
    private readonly endpoint: BusEndpoint,
    private readonly world: World,
  ) {
    this.toBoards = new Wire(hardware.baudRate, world.timers, (bytes) => {
      this.boardsHear(bytes);
    });
    this.toHosts = new Wire(hardware.baudRate, world.timers, (bytes) => {
      for (const host of this.hosts) host.write(bytes);
    });
  }

  get id(): string {
    return this.hardware.id;
  }

  get faults(): BusFaults {
    return this.currentFaults;
  }

  get connectedHosts(): number {
    return this.hosts.size;
  }

  get address(): EndpointAddress {
    return this.endpoint.address();
  }

  async start(): Promise<void> {
    await this.endpoint.open({
      connected: (host) => {
        this.hosts.add(host);
        this.tellConnections();
      },
      received: (bytes) => {
        this.toBoards.send(bytes);
      },
      disconnected: (host) => {
        if (this.hosts.delete(host)) this.tellConnections();
      },
    });
  }

  /** Cutting or mending the cable is done when the promise resolves. */
  async setFaults(faults: BusFaults): Promise<void> {
    const { cut } = this.faults;
    this.currentFaults = faults;
    this.world.record.append({ kind: 'bus_faults', bus: this.id, faults });
    if (faults.cut && !cut) await this.stop();
    if (!faults.cut && cut) await this.start();
  }

  async stop(): Promise<void> {
    this.toBoards.clear();
    this.toHosts.clear();
    await this.endpoint.close();
  }

  private boardsHear(sent: Uint8Array): void {
    const { randomness } = this.world;
    const bytes = flipOneBit(sent, this.faults.corruptRequestProbability, randomness);
    for (const bank of this.banks) {
      for (const reply of bank.hear(bytes)) {
        this.toHosts.send(addNoise(reply.bytes, this.faults.noiseProbability, randomness), reply.delayMs);
      }
    }
  }

  private tellConnections(): void {
    this.world.record.append({ kind: 'connection', bus: this.id, hosts: this.hosts.size });
  }
}
