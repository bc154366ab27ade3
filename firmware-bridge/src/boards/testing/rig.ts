import { pino } from 'pino';
import {
  driverLimits,
  isBoardBank,
  isWireBus,
  siteHardwareSchema,
  type BankHealth,
  type BankReason,
  type DoorState,
  type DriverName,
  type OpenResult,
  type SiteHardware,
} from '../../../contract/index.js';
import { seededRandomness, type WorldEvent } from '../../../simulator/index.js';
import { boardModelOf } from '../../../simulator/boards/registry.js';
import { SimulatedBank } from '../../../simulator/bus/simulated-bank.js';
import { SimulatedBus } from '../../../simulator/bus/simulated-bus.js';
import { Cabinets } from '../../../simulator/cabinet/cabinets.js';
import { noBankFaults, noBusFaults } from '../../../simulator/faults/line-faults.js';
import type { ReplyFault } from '../../../simulator/faults/next-replies.js';
import { trayPlaces } from '../../../simulator/cabinet/places.js';
import { WorldRecord } from '../../../simulator/record/world-record.js';
import { BoardBank } from '../../bus/board-bank.js';
import { Bus } from '../../bus/bus.js';
import { Opener } from '../../doors/opener.js';
import type { TrayPlace } from '../../layout.js';
import { Clock } from './clock.js';
import { Line } from './line.js';

/** Settings of the banks that a test chooses. */
export interface RigSettings {
  readonly closedBit?: 0 | 1;
  readonly coolDownMs?: number;
  readonly pulseMs?: number;
  readonly statusByteOrder?: 'ascending' | 'descending';
  readonly occupancySensor?: boolean;
}

/** Of which board, both when none is named, how many replies, all as good as, and one in how many, every one. */
export interface Befallen {
  readonly of?: string;
  readonly count?: number;
  readonly every?: number;
}

const bootId = '00000000-0000-4000-8000-000000000000';

/** Two boards on one line: A01 and A02 on the first two locks and A03 on the last of the first board, B01 and B02 on the second. */
function twoBoards(driver: DriverName, settings: RigSettings): SiteHardware {
  const { boards, locks, baudRates, occupancySensors } = driverLimits[driver];
  const bank = (id: string, board: number, wired: number[]): object => ({
    id,
    bus: 'main',
    driver,
    board,
    occupancySensor: occupancySensors,
    ...settings,
    trays: wired.map((lock, index) => ({
      label: `${id}0${index + 1}`,
      lock,
      size: 'small',
      wheelchairReachable: true,
    })),
  });
  const banks = [
    bank('A', boards[0], [locks[0], locks[0] + 1, locks[1]]),
    bank('B', boards[0] + 1, [locks[0], locks[0] + 1]),
  ];
  return siteHardwareSchema.parse({
    buses: [{ id: 'main', transport: { kind: 'simulator' }, baudRate: baudRates[0] }],
    cabinets: [{ id: 'lobby', name: { vi: 'Tủ', en: 'Cabinet' }, maximumOpenDoors: 8, banks }],
  });
}

function only<Value>(list: readonly Value[]): Value {
  const [value] = list;
  if (value === undefined) throw new Error('the rig has one bus and one cabinet');
  return value;
}

/** The bridge's bus and opener before simulated boards of one kind: real bytes, fake time. */
export class Rig {
  readonly clock = new Clock();
  readonly line = new Line(this.clock);
  /** Every door that was reported, as `A01 open`. */
  readonly doors: string[] = [];
  /** Every change of health that was reported, as `A silent`. */
  readonly healths: string[] = [];
  /** What the boards said of pulses, as the log has it. */
  readonly answers: string[] = [];
  readonly cabinets: Cabinets;
  readonly boards: ReadonlyMap<string, SimulatedBank>;
  private readonly record: WorldRecord;
  private readonly simulatedBus: SimulatedBus;
  private readonly banks: readonly BoardBank[];
  private readonly bus: Bus;
  private readonly trays = new Map<string, TrayPlace>();
  private readonly opener: Opener;
  private operations = 0;

  private constructor(hardware: SiteHardware) {
    const { clock, line } = this;
    const logger = pino(
      { level: 'info' },
      {
        write: (line) => {
          this.hearLog(line);
        },
      },
    );
    const [busHardware, cabinetHardware] = [only(hardware.buses.filter(isWireBus)), only(hardware.cabinets)];
    this.record = new WorldRecord(bootId, clock);
    this.cabinets = new Cabinets(trayPlaces(hardware), new Map(), this.record, clock, () => undefined);
    const world = {
      cabinets: this.cabinets,
      record: this.record,
      timers: clock,
      randomness: seededRandomness(1),
    };
    const bankHardware = cabinetHardware.banks.filter(isBoardBank);
    const boards = bankHardware.map((bank) => new SimulatedBank(bank, boardModelOf(bank.driver), world));
    this.boards = new Map(boards.map((board) => [board.id, board]));
    this.simulatedBus = new SimulatedBus(busHardware, boards, line, world);

    this.banks = bankHardware.map((bank) => new BoardBank(bank));
    this.bus = new Bus(busHardware, this.banks, line, clock, logger, (bank, change) => {
      if (change.health) this.healths.push(`${bank.id} ${bank.health}`);
      for (const { label, lock, bank: own } of this.trays.values()) {
        if (own === bank && change.locks.includes(lock)) this.doors.push(`${label} ${this.door(label)}`);
      }
    });
    const trays: TrayPlace[] = [];
    const cabinet = { id: cabinetHardware.id, maximumOpenDoors: cabinetHardware.maximumOpenDoors, trays };
    bankHardware.forEach(({ trays: own }, index) => {
      const bank = this.banks[index];
      if (!bank) return;
      for (const { label, lock } of own) {
        this.trays.set(label, { label, lock, bank, bus: this.bus, cabinet });
      }
    });
    trays.push(...this.trays.values());
    this.opener = new Opener(this.trays, bootId, { mains: 'present' }, clock, logger);
  }

  /** Both boards have answered, and all doors are known. */
  static async start(driver: DriverName, settings: RigSettings = {}): Promise<Rig> {
    const rig = new Rig(twoBoards(driver, settings));
    await rig.simulatedBus.start();
    rig.bus.start();
    await rig.allWell();
    return rig;
  }

  /** Lets time pass until every board answers and every door is seen as it stands; then forgets what was reported. */
  async allWell(): Promise<void> {
    await this.clock.until('every door is seen as it stands', () =>
      [...this.trays.values()].every(
        ({ label, bank }) =>
          bank.health === 'answering' && this.door(label) === this.cabinets.get(label).door,
      ),
    );
    // Settings are written once a board answers; they are not to fall into what comes next.
    await this.clock.pass(100);
    this.doors.length = 0;
    this.healths.length = 0;
  }

  /** Commands one opening, valid for 10 s and a new one unless said otherwise, and lets time pass until its answer. */
  open(label: string, validMs = 10_000, operation: number = (this.operations += 1)): Promise<OpenResult> {
    const command = {
      operationId: `00000000-0000-4000-8000-${String(operation).padStart(12, '0')}`,
      tray: label,
      bootId,
      notAfterMonotonicMs: this.clock.monotonicMs() + validMs,
    };
    return this.clock.result(this.opener.open(command, this));
  }

  /** What the bridge believes of a door. */
  door(label: string): DoorState {
    return this.place(label).bank.observation.state(this.place(label).lock).door;
  }

  occupancy(label: string): string {
    return this.place(label).bank.observation.state(this.place(label).lock).occupancy;
  }

  health(bank: string): BankHealth {
    return this.bank(bank).health;
  }

  reason(bank: string): BankReason {
    return this.bank(bank).state.reason;
  }

  board(bank: string): SimulatedBank {
    const board = this.boards.get(bank);
    if (!board) throw new Error(`no board ${bank} on the rig`);
    return board;
  }

  /** This befalls so many of the next replies, of one board or of both. */
  befall(fault: ReplyFault, { of, count = 10_000, every = 1 }: Befallen = {}): void {
    const boards = of === undefined ? [...this.boards.values()] : [this.board(of)];
    for (const board of boards) board.setFaults({ ...noBankFaults, nextReplies: { fault, count, every } });
  }

  /** Both boards and the line between are as they should be again. */
  async mend(): Promise<void> {
    for (const board of this.boards.values()) board.setFaults(noBankFaults);
    await this.simulatedBus.setFaults(noBusFaults);
  }

  async untilDoor(label: string, door: DoorState): Promise<void> {
    await this.clock.until(`${label} is seen ${door}`, () => this.door(label) === door);
  }

  /** Every pulse that reached a lock, oldest first. */
  pulses(): Extract<WorldEvent, { kind: 'pulse' }>[] {
    return this.events().flatMap((event) => (event.kind === 'pulse' ? [event] : []));
  }

  violations(): string[] {
    return this.events().flatMap((event) => (event.kind === 'violation' ? [event.rule] : []));
  }

  /** What a board says now when it is asked for its doors; asked apart from the line. */
  replyOf(bank: string): Uint8Array {
    const { bytes } = this.bank(bank).board.status;
    return this.board(bank).hear(bytes)[0]?.bytes ?? new Uint8Array();
  }

  /** The frame that pulses the lock of a tray. */
  unlockBytes(label: string): Uint8Array {
    const { bank, lock } = this.place(label);
    return this.bank(bank.id).board.unlock(lock).bytes;
  }

  async stop(): Promise<void> {
    await this.clock.result(this.bus.stop());
    this.cabinets.stop();
    await this.simulatedBus.stop();
  }

  private hearLog(line: string): void {
    const { answer } = JSON.parse(line) as { readonly answer?: string };
    if (answer !== undefined) this.answers.push(answer);
  }

  private events(): WorldEvent[] {
    return this.record.since(1).entries.map(({ event }) => event);
  }

  private bank(id: string): BoardBank {
    const bank = this.banks.find((candidate) => candidate.id === id);
    if (!bank) throw new Error(`no bank ${id} on the rig`);
    return bank;
  }

  private place(label: string): TrayPlace {
    const place = this.trays.get(label);
    if (!place) throw new Error(`no tray ${label} on the rig`);
    return place;
  }
}
