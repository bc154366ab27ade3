import { pino } from 'pino';
import {
  isBoardBank,
  isWireBus,
  type DoorState,
  type MethodParams,
  type OpenResult,
  type SiteHardware,
} from '../../../contract/index.js';
import { seededRandomness, type RecordEntry } from '../../../simulator/index.js';
import { boardModelOf } from '../../../simulator/boards/registry.js';
import { SimulatedBank } from '../../../simulator/bus/simulated-bank.js';
import { SimulatedBus } from '../../../simulator/bus/simulated-bus.js';
import { Cabinets } from '../../../simulator/cabinet/cabinets.js';
import { trayPlaces } from '../../../simulator/cabinet/places.js';
import { WorldRecord } from '../../../simulator/record/world-record.js';
import { Clock } from '../../boards/testing/clock.js';
import { Line } from '../../boards/testing/line.js';
import { BoardBank } from '../../bus/board-bank.js';
import { Bus } from '../../bus/bus.js';
import { Opener } from '../../doors/opener.js';
import type { TrayPlace } from '../../layout.js';

const bootId = '00000000-0000-4000-8000-000000000000';

/** The oldest entries are read by then: each is told as it is made. */
const keptEntries = 10;

/** One line with its boards, on both sides. */
export interface SiteLine {
  readonly id: string;
  readonly line: Line;
  readonly banks: readonly SiteBank[];
}

export interface SiteBank {
  readonly simulated: SimulatedBank;
  /** What the board says now when it is asked for its doors. */
  readonly reply: () => Uint8Array;
}

/** What the site tells whoever watches it; all of it at the moment at which it happens. */
export interface SiteListener {
  happened(entry: RecordEntry): void;
  /** The bridge's own event: this is what its client would hear. */
  reported(tray: string, door: DoorState): void;
}

/** The bridge's buses and opener before the simulated boards of a whole site: real bytes, fake time. */
export class SimulatedSite {
  readonly clock = new Clock();
  readonly cabinets: Cabinets;
  readonly lines: readonly SiteLine[];
  readonly trays: ReadonlyMap<string, TrayPlace>;
  readonly bootId = bootId;
  private readonly buses: readonly Bus[];
  private readonly simulatedBuses: readonly SimulatedBus[];
  private readonly opener: Opener;

  constructor(hardware: SiteHardware, seed: number, listener: SiteListener) {
    const { clock } = this;
    const logger = pino({ level: 'silent' });
    const record = new WorldRecord(bootId, clock, keptEntries);
    record.onAppend((entry) => {
      listener.happened(entry);
    });
    this.cabinets = new Cabinets(trayPlaces(hardware), new Map(), record, clock, () => undefined);
    const world = { cabinets: this.cabinets, record, timers: clock, randomness: seededRandomness(seed) };

    const trays = new Map<string, TrayPlace>();
    const parts = hardware.buses.filter(isWireBus).map((busHardware) => {
      const line = new Line(clock);
      const cabinets = hardware.cabinets.map((cabinet) => ({
        ...cabinet,
        banks: cabinet.banks.filter(isBoardBank).filter(({ bus }) => bus === busHardware.id),
      }));
      const ownBanks = cabinets.flatMap(({ banks }) => banks);
      const banks = ownBanks.map((bank) => new BoardBank(bank));
      const bus = new Bus(busHardware, banks, line, clock, logger, (bank, { locks }) => {
        for (const tray of trays.values()) {
          if (tray.bank !== bank || !locks.includes(tray.lock)) continue;
          listener.reported(tray.label, bank.observation.state(tray.lock).door);
        }
      });
      const simulated = ownBanks.map((bank) => new SimulatedBank(bank, boardModelOf(bank.driver), world));
      for (const { id, maximumOpenDoors, banks: wired } of cabinets) {
        const inCabinet: TrayPlace[] = [];
        const cabinet = { id, maximumOpenDoors, trays: inCabinet };
        for (const bankHardware of wired) {
          const bank = banks.find((candidate) => candidate.id === bankHardware.id);
          if (!bank) continue;
          inCabinet.push(
            ...bankHardware.trays.map(({ label, lock }) => ({ label, lock, bank, bus, cabinet })),
          );
        }
        for (const tray of inCabinet) trays.set(tray.label, tray);
      }
      return {
        bus,
        simulatedBus: new SimulatedBus(busHardware, simulated, line, world),
        line,
        banks,
        simulated,
      };
    });
    this.trays = trays;
    this.buses = parts.map(({ bus }) => bus);
    this.simulatedBuses = parts.map(({ simulatedBus }) => simulatedBus);
    this.lines = parts.map(({ bus, line, banks, simulated }) => ({
      id: bus.id,
      line,
      banks: simulated.map((board, index) => ({
        simulated: board,
        reply: () => {
          const question = banks[index]?.board.status.bytes ?? new Uint8Array();
          return board.hear(question)[0]?.bytes ?? new Uint8Array();
        },
      })),
    }));
    this.opener = new Opener(trays, bootId, { mains: 'present' }, clock, logger);
  }

  async start(): Promise<void> {
    for (const bus of this.simulatedBuses) await bus.start();
    for (const bus of this.buses) bus.start();
  }

  open(command: MethodParams<'open'>): Promise<OpenResult> {
    return this.opener.open(command);
  }

  async stop(): Promise<void> {
    for (const bus of this.buses) await this.clock.result(bus.stop());
    this.cabinets.stop();
    for (const bus of this.simulatedBuses) await bus.stop();
  }
}
