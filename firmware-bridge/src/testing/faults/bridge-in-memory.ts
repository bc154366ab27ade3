import { pino } from 'pino';
import type { DoorState, Mains, MethodParams, OpenResult, SiteHardware } from '../../../contract/index.js';
import type { Clock } from '../../boards/testing/clock.js';
import type { Bank, BankChange } from '../../bus/bank.js';
import { LockSupply } from '../../bus/lock-supply.js';
import { OpenDoors, type OpenBefore } from '../../doors/open-doors.js';
import { Opener } from '../../doors/opener.js';
import type { TrayPlace } from '../../layout.js';
import { atMost } from '../../time.js';
import { Lifetime } from './lifetime.js';
import type { HeldLine, SiteLine } from './site-line.js';

/** As `startBridge` has it: clients are answered once every bank has been looked at, or has had this long. */
const longestFirstLookMs = 10_000;

/** As `OpenDoorsFile` keeps it, without a disk. */
export interface BridgeFolder {
  /** `unknown`: what is there cannot be read. */
  mayStandOpen: OpenBefore;
}

export interface BridgeSurroundings {
  readonly hardware: SiteHardware;
  readonly lines: readonly SiteLine[];
  readonly clock: Clock;
  readonly power: { readonly mains: Mains };
  readonly folder: BridgeFolder;
  /** The bridge's own event: this is what its client would hear. */
  readonly reported: (tray: string, door: DoorState) => void;
}

/** One start of the bridge, from its buses to its opener; what is missing is its socket. */
export class BridgeInMemory {
  private readonly life: Lifetime;
  private readonly held: readonly HeldLine[];
  private readonly trays = new Map<string, TrayPlace>();
  private readonly openDoors: OpenDoors;
  private readonly opener: Opener;
  private firstLookOver: () => void = () => undefined;
  /** Whether its clients are answered. */
  isReady = false;

  constructor(
    readonly bootId: string,
    private readonly surroundings: BridgeSurroundings,
  ) {
    const { hardware, lines, clock, power, folder } = surroundings;
    this.life = new Lifetime(clock);
    const supplies = new Map(hardware.supplies?.map((supply) => [supply.id, new LockSupply(supply)]));
    const listener = (bank: Bank, change: BankChange): void => {
      this.changed(bank, change);
    };
    this.held = lines.map((line) => {
      const bus = hardware.buses.find(({ id }) => id === line.id);
      if (!bus) throw new Error(`no bus ${line.id}`);
      const supply = supplies.get(bus.supply ?? '') ?? LockSupply.ofBusAlone(bus);
      return line.hold({ life: this.life, supply, listener });
    });
    for (const { id, maximumOpenDoors, banks } of hardware.cabinets) {
      const inCabinet: TrayPlace[] = [];
      const cabinet = { id, maximumOpenDoors, trays: inCabinet };
      for (const bankHardware of banks) {
        const { bus, bank } = this.find(bankHardware.id);
        inCabinet.push(...bankHardware.trays.map(({ label, lock }) => ({ label, lock, bank, bus, cabinet })));
      }
      for (const tray of inCabinet) this.trays.set(tray.label, tray);
    }
    this.openDoors = new OpenDoors(() => {
      this.keepDoors();
    }, folder.mayStandOpen);
    // `mains` is asked for anew before every pulse.
    this.opener = new Opener(this.trays, bootId, power, this.life, pino({ level: 'silent' }), this.openDoors);
  }

  /** Resolves when its clients are answered. */
  async start(): Promise<void> {
    const firstLook = new Promise<void>((resolve) => {
      this.firstLookOver = resolve;
    });
    for (const { bus } of this.held) bus.start();
    await atMost(this.life, longestFirstLookMs, firstLook);
    this.isReady = this.life.lasts;
  }

  /** `gone` when the bridge died before it had answered. */
  open(command: MethodParams<'open'>): Promise<OpenResult | 'gone'> {
    return Promise.race([this.opener.open(command, this), this.life.over.then(() => 'gone' as const)]);
  }

  /** It is told to stop, brings to an end what is under way, and is gone when this resolves. */
  async stop(): Promise<void> {
    await this.opener.stop();
    await Promise.all(this.held.map(({ bus }) => bus.stop()));
    this.die();
  }

  /** It is gone in this breath, as by a kill -9. */
  die(): void {
    this.isReady = false;
    this.life.die();
    for (const line of this.held) line.abandon();
  }

  private changed(bank: Bank, { locks }: BankChange): void {
    if (!this.life.lasts) return;
    for (const tray of this.trays.values()) {
      if (tray.bank !== bank || !locks.includes(tray.lock)) continue;
      this.surroundings.reported(tray.label, bank.observation.state(tray.lock).door);
    }
    this.keepDoors();
    const banks = this.held.flatMap((line) => line.banks);
    if (banks.every(({ health }) => health !== 'starting')) this.firstLookOver();
  }

  private keepDoors(): void {
    if (!this.life.lasts) return;
    this.surroundings.folder.mayStandOpen = new Set(this.openDoors.unproven(this.trays.values()));
  }

  private find(bankId: string): Pick<TrayPlace, 'bus' | 'bank'> {
    for (const { bus, banks } of this.held) {
      const bank = banks.find(({ id }) => id === bankId);
      if (bank) return { bus, bank };
    }
    throw new Error(`no bank ${bankId}`);
  }
}
