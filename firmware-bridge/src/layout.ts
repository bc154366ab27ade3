import type { Logger } from 'pino';
import { isGpioBank, isGpioBus, type SiteHardware } from '../contract/index.js';
import type { Bank } from './bus/bank.js';
import { BoardBank } from './bus/board-bank.js';
import { Bus } from './bus/bus.js';
import { LockSupply } from './bus/lock-supply.js';
import type { BankListener, LockBus } from './bus/lock-bus.js';
import { createGpioBus } from './gpio/create-gpio-bus.js';
import { GpioBank } from './gpio/gpio-bank.js';
import type { Time } from './time.js';
import type { FrameRing } from './trace/frame-ring.js';
import { TracedTransport } from './trace/traced-transport.js';
import { createTransport } from './transports/create-transport.js';

export interface Cabinet {
  readonly id: string;
  readonly maximumOpenDoors: number;
  readonly trays: readonly TrayPlace[];
}

/** Where the lock and the sensors of a tray hang. */
export interface TrayPlace {
  readonly label: string;
  readonly lock: number;
  readonly bank: Bank;
  readonly bus: LockBus;
  readonly cabinet: Cabinet;
}

/** The site as the bridge sees it. */
export interface Layout {
  readonly buses: readonly LockBus[];
  /** Those of the buses that have wires with frames on them. */
  readonly wires: readonly Bus[];
  readonly banks: readonly Bank[];
  readonly traysByLabel: ReadonlyMap<string, TrayPlace>;
}

export interface LayoutSurroundings {
  readonly runtimeDirectory: string;
  readonly time: Time;
  readonly logger: Logger;
  readonly listener: BankListener;
  /** Keeps what goes over the wires. */
  readonly frames: FrameRing;
}

/** Builds buses, banks and trays from a site file that has passed its schema. Opens nothing yet. Rejects with GpioError. */
export async function buildLayout(hardware: SiteHardware, surroundings: LayoutSurroundings): Promise<Layout> {
  const { runtimeDirectory, time, logger, listener, frames } = surroundings;
  const bankHardware = hardware.cabinets.flatMap((cabinet) => cabinet.banks);
  const banks = new Map(
    bankHardware.map((bank) => [bank.id, isGpioBank(bank) ? new GpioBank(bank) : new BoardBank(bank)]),
  );
  const wires: Bus[] = [];
  const buses = new Map<string, LockBus>();
  const supplies = new Map(hardware.supplies?.map((supply) => [supply.id, new LockSupply(supply)]));
  for (const bus of hardware.buses) {
    const supply = bus.supply === undefined ? LockSupply.ofBusAlone(bus) : known(supplies, bus.supply);
    const own = bankHardware.filter((bank) => bank.bus === bus.id).map((bank) => known(banks, bank.id));
    const log = logger.child({ bus: bus.id });
    if (isGpioBus(bus)) {
      const gpioBanks = own.filter((bank) => bank instanceof GpioBank);
      const gpioBus = await createGpioBus(bus, gpioBanks, { ...surroundings, hardware, logger: log, supply });
      buses.set(bus.id, gpioBus);
    } else {
      const line = createTransport(bus, own.length, runtimeDirectory, time);
      const transport = new TracedTransport(line, bus.id, frames, time);
      const boardBanks = own.filter((bank) => bank instanceof BoardBank);
      const wire = new Bus(bus, boardBanks, transport, time, log, listener, supply);
      wires.push(wire);
      buses.set(bus.id, wire);
    }
  }

  const traysByLabel = new Map<string, TrayPlace>();
  for (const { id, maximumOpenDoors, banks: ownBanks } of hardware.cabinets) {
    const trays: TrayPlace[] = [];
    const cabinet: Cabinet = { id, maximumOpenDoors, trays };
    for (const ownBank of ownBanks) {
      const [bank, bus] = [known(banks, ownBank.id), known(buses, ownBank.bus)];
      trays.push(...ownBank.trays.map(({ label, lock }) => ({ label, lock, bank, bus, cabinet })));
    }
    for (const tray of trays) traysByLabel.set(tray.label, tray);
  }
  return { buses: [...buses.values()], wires, banks: [...banks.values()], traysByLabel };
}

function known<Value>(map: ReadonlyMap<string, Value>, id: string): Value {
  const value = map.get(id);
  if (value === undefined) throw new Error(`"${id}" is not in the site file; parse it with its schema first`);
  return value;
}
