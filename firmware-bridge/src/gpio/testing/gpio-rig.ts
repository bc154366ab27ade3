import { pino } from 'pino';
import {
  isGpioBank,
  isGpioBus,
  type BankState,
  type DoorState,
  type MethodResult,
  type OpenResult,
} from '../../../contract/index.js';
import { seededRandomness, type WorldEvent } from '../../../simulator/index.js';
import { Cabinets } from '../../../simulator/cabinet/cabinets.js';
import { trayPlaces } from '../../../simulator/cabinet/places.js';
import { SimulatedGpioBus } from '../../../simulator/gpio/simulated-gpio-bus.js';
import type { SimulatedGpioBank } from '../../../simulator/gpio/simulated-gpio-bank.js';
import { WorldRecord } from '../../../simulator/record/world-record.js';
import { Clock } from '../../boards/testing/clock.js';
import { LockSupply } from '../../bus/lock-supply.js';
import { Opener } from '../../doors/opener.js';
import type { TrayPlace } from '../../layout.js';
import { GpioBank } from '../gpio-bank.js';
import { GpioBus } from '../gpio-bus.js';
import { SupervisedGuard } from '../guard/supervised-guard.js';
import { gpioSite, type GpioSite } from './gpio-site.js';
import { GuardInMemory } from './guard-in-memory.js';
import { MemoryChips } from './memory-chips.js';

const bootId = '00000000-0000-4000-8000-000000000000';

/** The bridge's GPIO bus, its guard and its opener before simulated relays and switches, in fake time. */
export class GpioRig {
  readonly clock = new Clock();
  readonly chips: MemoryChips;
  readonly guard: GuardInMemory;
  readonly cabinets: Cabinets;
  readonly bus: SimulatedGpioBus;
  /** What feeds the locks; a test may take the part of another bus on it. */
  readonly supply: LockSupply;
  /** Every door that was reported, as `A01 open`. */
  readonly doors: string[] = [];
  readonly healths: string[] = [];
  /** Why, as it was told with each of them. */
  readonly causes: BankState[] = [];
  readonly startedAtMs = this.clock.monotonicMs();
  private readonly bank: GpioBank;
  private readonly record: WorldRecord;
  private readonly gpioBus: GpioBus;
  private readonly opener: Opener;
  private operations = 0;
  private client = {};

  private constructor(site: GpioSite) {
    const { clock } = this;
    const hardware = gpioSite(site);
    const [busHardware] = hardware.buses.filter(isGpioBus);
    const [cabinet] = hardware.cabinets;
    const [bankHardware] = cabinet?.banks.filter(isGpioBank) ?? [];
    if (!busHardware || !cabinet || !bankHardware) throw new Error('the site has one bank on GPIO');
    const logger = pino({ level: 'silent' });
    this.record = new WorldRecord(bootId, clock);
    this.cabinets = new Cabinets(trayPlaces(hardware), new Map(), this.record, clock, () => undefined);
    const world = {
      cabinets: this.cabinets,
      record: this.record,
      timers: clock,
      randomness: seededRandomness(1),
    };
    this.chips = new MemoryChips([bankHardware], clock);
    this.bus = new SimulatedGpioBus(busHardware, [bankHardware], this.chips, world);
    this.guard = new GuardInMemory([bankHardware], this.chips, clock);
    this.bank = new GpioBank(bankHardware);
    const labels = new Map(bankHardware.trays.map(({ lock, label }) => [lock, label]));
    this.supply = LockSupply.ofBusAlone(busHardware);
    this.gpioBus = new GpioBus(
      busHardware,
      [this.bank],
      this.chips,
      new SupervisedGuard(this.guard.start, this.chips, clock, logger),
      clock,
      logger,
      (bank, change) => {
        if (change.health) {
          this.healths.push(bank.health);
          this.causes.push(bank.state);
        }
        this.doors.push(...change.locks.map((lock) => `${labels.get(lock) ?? ''} ${this.doorOf(lock)}`));
      },
      this.supply,
    );
    const trays: TrayPlace[] = [];
    const place = { id: cabinet.id, maximumOpenDoors: cabinet.maximumOpenDoors, trays };
    trays.push(
      ...bankHardware.trays.map(({ label, lock }) => ({
        label,
        lock,
        bank: this.bank,
        bus: this.gpioBus,
        cabinet: place,
      })),
    );
    const byLabel = new Map(trays.map((tray) => [tray.label, tray]));
    this.opener = new Opener(byLabel, bootId, { mains: 'present' }, clock, logger);
  }

  /** The guard is ready, and every door is known. */
  static async start(site: GpioSite = {}): Promise<GpioRig> {
    const rig = new GpioRig(site);
    await rig.bus.start();
    rig.gpioBus.start();
    await rig.answering();
    return rig;
  }

  /** Lets time pass until the doors are known; forgets what was reported. */
  async answering(): Promise<void> {
    await this.clock.until('every door is known', () =>
      this.bank.observation.locks.every((lock) => this.doorOf(lock) !== 'unknown'),
    );
    await this.clock.until('the bank answers', () => this.bank.health === 'answering');
    this.doors.length = 0;
    this.healths.length = 0;
    this.causes.length = 0;
  }

  get switches(): SimulatedGpioBank {
    const [bank] = this.bus.banks;
    if (!bank) throw new Error('the bus has a bank');
    return bank;
  }

  open(label: string, validMs = 10_000): Promise<OpenResult> {
    return this.clock.result(this.order(label, validMs));
  }

  /** Commands an opening without waiting for it. */
  order(label: string, validMs = 10_000, client: object = this.client): Promise<OpenResult> {
    this.operations += 1;
    return this.repeat(label, validMs, client);
  }

  /** Gives the last command again. */
  repeat(label: string, validMs = 10_000, client: object = this.client): Promise<OpenResult> {
    const command = {
      operationId: this.operationId(),
      tray: label,
      bootId,
      notAfterMonotonicMs: this.clock.monotonicMs() + validMs,
    };
    return this.opener.open(command, client);
  }

  /** What is known of the operation that was commanded last. */
  lastOperation(): MethodResult<'operation'> {
    return this.opener.describe(this.operationId());
  }

  /** As when a client hangs up: the one that all this was commanded by, unless it is another. */
  clientGone(client: object = this.client): void {
    this.opener.clientGone(client);
  }

  async untilDoor(label: string, door: DoorState): Promise<void> {
    await this.clock.until(`${label} is reported ${door}`, () => this.doors.includes(`${label} ${door}`));
  }

  events(): WorldEvent[] {
    return this.record.since(1).entries.map(({ event }) => event);
  }

  pulses(): string[] {
    return this.events().flatMap((event) => (event.kind === 'pulse' ? [event.tray] : []));
  }

  violations(): string[] {
    return this.events().flatMap((event) => (event.kind === 'violation' ? [event.rule] : []));
  }

  async stop(): Promise<void> {
    await this.clock.result(this.gpioBus.stop());
    this.cabinets.stop();
    await this.bus.stop();
  }

  private operationId(): string {
    return `00000000-0000-4000-8000-${String(this.operations).padStart(12, '0')}`;
  }

  private doorOf(lock: number): DoorState {
    return this.bank.observation.state(lock).door;
  }
}
