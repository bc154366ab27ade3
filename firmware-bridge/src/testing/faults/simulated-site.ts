import {
  isBoardBank,
  isGpioBank,
  isGpioBus,
  type DoorState,
  type Mains,
  type MethodParams,
  type OpenResult,
  type SiteHardware,
} from '../../../contract/index.js';
import { seededRandomness, type RecordEntry } from '../../../simulator/index.js';
import { Cabinets } from '../../../simulator/cabinet/cabinets.js';
import { trayPlaces } from '../../../simulator/cabinet/places.js';
import { sense } from '../../../simulator/cabinet/sensors.js';
import { WorldRecord } from '../../../simulator/record/world-record.js';
import { Clock } from '../../boards/testing/clock.js';
import { BridgeInMemory, type BridgeFolder } from './bridge-in-memory.js';
import { gpioLine } from './gpio-line.js';
import type { LineSurroundings, SiteLine } from './site-line.js';
import { wireLine } from './wire-line.js';

/** The oldest entries are read by then: each is told as it is made. */
const keptEntries = 10;

/** What the site tells whoever watches it; all of it at the moment at which it happens. */
export interface SiteListener {
  happened(entry: RecordEntry): void;
  /** The bridge's own event: this is what its client would hear. */
  reported(tray: string, door: DoorState): void;
  /** A bridge has let a lock draw for so long. */
  drew(bus: string, lock: string, pulseMs: number): void;
}

/** What becomes of a command: its answer, a bridge that was not there to hear it, or one that died before it answered. */
export type Answer = OpenResult | 'not_heard' | 'gone';

/** The simulated boards, chips and guards of a whole site in fake time, and one start of the bridge after another before them. */
export class SimulatedSite {
  readonly clock = new Clock();
  readonly cabinets: Cabinets;
  readonly lines: readonly SiteLine[];
  /** What the power-fail input shows. */
  mains: Mains = 'present';
  private bridge: BridgeInMemory | undefined;
  /** The bridge's own folder, which outlasts it. */
  private readonly folder: BridgeFolder = { mayStandOpen: new Set() };
  private starts = 0;

  constructor(
    private readonly hardware: SiteHardware,
    seed: number,
    private readonly listener: SiteListener,
  ) {
    const { clock } = this;
    const record = new WorldRecord('a day of faults', clock, keptEntries);
    record.onAppend((entry) => {
      listener.happened(entry);
    });
    this.cabinets = new Cabinets(trayPlaces(hardware), new Map(), record, clock, () => undefined);
    const world = { cabinets: this.cabinets, record, timers: clock, randomness: seededRandomness(seed) };
    const draws: LineSurroundings['draws'] = (bus, lock, pulseMs) => {
      listener.drew(bus, lock, pulseMs);
    };
    this.lines = linesOf(hardware, { world, clock, draws });
  }

  /** Of the last start of the bridge. */
  get bootId(): string {
    return `00000000-0000-4000-8000-${String(this.starts).padStart(12, '0')}`;
  }

  /** Whether a bridge is there that answers its clients. */
  get isServed(): boolean {
    return this.bridge?.isReady ?? false;
  }

  /** What the door's sensor shows: the truth, unless it is stuck; no day has one torn off or loose. */
  shownDoor(tray: string): 'open' | 'closed' {
    return sense(this.cabinets.get(tray), 'open', { below: () => 0 }).doorClosed ? 'closed' : 'open';
  }

  async startWorld(): Promise<void> {
    for (const line of this.lines) await line.startWorld();
  }

  /** Resolves when the bridge answers its clients. */
  startBridge(): Promise<void> {
    this.starts += 1;
    const { bootId, hardware, lines, clock } = this;
    this.bridge = new BridgeInMemory(bootId, {
      hardware,
      lines,
      clock,
      power: this,
      folder: this.folder,
      reported: (tray, door) => {
        this.listener.reported(tray, door);
      },
    });
    return this.bridge.start();
  }

  /** The bridge is gone when it resolves. */
  async stopBridge(): Promise<void> {
    await this.bridge?.stop();
    this.bridge = undefined;
  }

  killBridge(): void {
    this.bridge?.die();
    this.bridge = undefined;
  }

  /** The next bridge cannot read what the last one kept. */
  damageFolder(): void {
    this.folder.mayStandOpen = 'unknown';
  }

  open(command: MethodParams<'open'>): Promise<Answer> {
    return this.bridge?.isReady ? this.bridge.open(command) : Promise.resolve('not_heard');
  }

  async stop(): Promise<void> {
    await this.clock.result(this.stopBridge());
    this.cabinets.stop();
    for (const line of this.lines) await line.stopWorld();
  }
}

function linesOf({ buses, cabinets }: SiteHardware, surroundings: LineSurroundings): SiteLine[] {
  const banks = cabinets.flatMap((cabinet) => cabinet.banks);
  return buses.map((bus) => {
    const own = banks.filter((bank) => bank.bus === bus.id);
    return isGpioBus(bus)
      ? gpioLine(bus, own.filter(isGpioBank), surroundings)
      : wireLine(bus, own.filter(isBoardBank), surroundings);
  });
}
