import { pino } from 'pino';
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
import { Opener } from '../../doors/opener.js';
import type { TrayPlace } from '../../layout.js';
import { gpioLine } from './gpio-line.js';
import type { LineSurroundings, SiteLine } from './site-line.js';
import { wireLine } from './wire-line.js';

const bootId = '00000000-0000-4000-8000-000000000000';

/** The oldest entries are read by then: each is told as it is made. */
const keptEntries = 10;

/** What the site tells whoever watches it; all of it at the moment at which it happens. */
export interface SiteListener {
  happened(entry: RecordEntry): void;
  /** The bridge's own event: this is what its client would hear. */
  reported(tray: string, door: DoorState): void;
}

/** The bridge's buses and opener before the simulated boards, chips and guards of a whole site, in fake time. */
export class SimulatedSite {
  readonly clock = new Clock();
  readonly cabinets: Cabinets;
  readonly lines: readonly SiteLine[];
  readonly trays: ReadonlyMap<string, TrayPlace>;
  readonly bootId = bootId;
  /** What the power-fail input shows. */
  mains: Mains = 'present';
  private readonly opener: Opener;

  constructor(hardware: SiteHardware, seed: number, listener: SiteListener) {
    const { clock } = this;
    const record = new WorldRecord(bootId, clock, keptEntries);
    record.onAppend((entry) => {
      listener.happened(entry);
    });
    this.cabinets = new Cabinets(trayPlaces(hardware), new Map(), record, clock, () => undefined);
    const world = { cabinets: this.cabinets, record, timers: clock, randomness: seededRandomness(seed) };

    const trays = new Map<string, TrayPlace>();
    this.lines = linesOf(hardware, {
      world,
      clock,
      listener: (bank, { locks }) => {
        for (const tray of trays.values()) {
          if (tray.bank !== bank || !locks.includes(tray.lock)) continue;
          listener.reported(tray.label, bank.observation.state(tray.lock).door);
        }
      },
    });
    for (const { id, maximumOpenDoors, banks } of hardware.cabinets) {
      const inCabinet: TrayPlace[] = [];
      const cabinet = { id, maximumOpenDoors, trays: inCabinet };
      for (const bankHardware of banks) {
        const line = this.lines.find((candidate) => candidate.id === bankHardware.bus);
        const bank = line?.banks.find((candidate) => candidate.id === bankHardware.id);
        if (!line || !bank) continue;
        const { bus } = line;
        inCabinet.push(...bankHardware.trays.map(({ label, lock }) => ({ label, lock, bank, bus, cabinet })));
      }
      for (const tray of inCabinet) trays.set(tray.label, tray);
    }
    this.trays = trays;
    // `mains` is asked for anew before every pulse.
    this.opener = new Opener(trays, bootId, this, clock, pino({ level: 'silent' }));
  }

  /** What the door's sensor shows: the truth, unless it is stuck. */
  shownDoor(tray: string): 'open' | 'closed' {
    return sense(this.cabinets.get(tray)).doorClosed ? 'closed' : 'open';
  }

  async start(): Promise<void> {
    for (const line of this.lines) await line.startWorld();
    for (const { bus } of this.lines) bus.start();
  }

  open(command: MethodParams<'open'>): Promise<OpenResult> {
    return this.opener.open(command, this);
  }

  async stop(): Promise<void> {
    for (const { bus } of this.lines) await this.clock.result(bus.stop());
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
