import { type WireBusHardware } from '../../contract/index.js';
import { type BusFaults, noBusFaults } from '../faults/line-faults.js';
import { addNoise, flipOneBit } from '../faults/disturb.js';
import { disturbReply } from '../faults/next-replies.js';
import { type BusEndpoint, type EndpointAddress, type HostConnection } from './endpoint.js';
import { type BankReply, type SimulatedBank, type World } from './simulated-bank.js';
import { Wire, wireTimeMs } from './wire.js';

const nothing = new Uint8Array();

/** A bus with its boards: what one host writes all boards hear, what a board answers every connected host hears. */
export class SimulatedBus {
  private currentFaults: BusFaults = noBusFaults;
  private readonly hosts = new Set<HostConnection>();
  private readonly toBoards: Wire;
  private readonly toHosts: Wire;
  /** What each board said last, by its bank, before anything befell it. */
  private readonly lastReplies = new Map<string, Uint8Array>();
  private changes: Promise<unknown> = Promise.resolve();

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
  setFaults(faults: BusFaults): Promise<void> {
    return this.change(() => faults);
  }

  async stop(): Promise<void> {
    await this.changes;
    await this.goDown();
  }

  /** One change after the other: a cut of its own must not overtake, or be overtaken by, one from outside. */
  private change(next: (faults: BusFaults) => BusFaults): Promise<void> {
    const change = this.changes.then(() => this.become(next(this.faults)));
    this.changes = change.catch(() => undefined);
    return change;
  }

  private async become(faults: BusFaults): Promise<void> {
    const { cut } = this.faults;
    this.currentFaults = faults;
    this.world.record.append({ kind: 'bus_faults', bus: this.id, faults });
    if (faults.cut && !cut) await this.goDown();
    if (!faults.cut && cut) await this.start();
  }

  private async goDown(): Promise<void> {
    this.toBoards.clear();
    this.toHosts.clear();
    await this.endpoint.close();
  }

  private cut(): void {
    // Nothing that is still on its way arrives, whatever else is being changed.
    this.toBoards.clear();
    this.toHosts.clear();
    void this.change((faults) => ({ ...faults, cut: true }));
  }

  private boardsHear(sent: Uint8Array): void {
    const { randomness } = this.world;
    const bytes = flipOneBit(sent, this.faults.corruptRequestProbability, randomness);
    const cutsAfterBytes = this.banks
      .map((bank) => bank.cutsAfterBytes(bytes))
      .find((place) => place !== undefined);
    const heard = bytes.subarray(0, cutsAfterBytes);
    for (const bank of this.banks) {
      for (const reply of bank.hear(heard)) this.answer(bank, reply);
    }
    if (cutsAfterBytes !== undefined) this.cut();
  }

  private answer(bank: SimulatedBank, { bytes, delayMs, fault }: BankReply): void {
    const { randomness } = this.world;
    const { pieces, cutsTheBus } = fault
      ? disturbReply(bytes, fault, { randomness, lastReplyOf: (id) => this.lastReplies.get(id) ?? nothing })
      : { pieces: [{ pauseMs: 0, bytes }], cutsTheBus: false };
    this.lastReplies.set(bank.id, bytes);
    let beginsAfterMs = delayMs;
    pieces.forEach((piece, index) => {
      const noisy =
        index === 0 ? addNoise(piece.bytes, this.faults.noiseProbability, randomness) : piece.bytes;
      beginsAfterMs += piece.pauseMs;
      const cut = (): void => {
        this.cut();
      };
      this.toHosts.send(noisy, beginsAfterMs, cutsTheBus ? cut : undefined);
      beginsAfterMs += wireTimeMs(noisy.length, this.hardware.baudRate);
    });
  }

  private tellConnections(): void {
    this.world.record.append({ kind: 'connection', bus: this.id, hosts: this.hosts.size });
  }
}
