import type { Logger } from 'pino';
import type { SiteHardware } from '../contract/index.js';
import type { Bank } from './bus/bank.js';
import { BoardBank } from './bus/board-bank.js';
import { Bus } from './bus/bus.js';
import type { BankListener, LockBus } from './bus/lock-bus.js';
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
  readonly buses: readonly Bus[];
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

/** Builds buses, banks and trays from a site file that has passed its schema. Opens nothing yet. */
export function buildLayout(hardware: SiteHardware, surroundings: LayoutSurroundings): Layout {
  const { runtimeDirectory, time, logger, listener, frames } = surroundings;
  const bankHardware = hardware.cabinets.flatMap((cabinet) => cabinet.banks);
  const banks = new Map(bankHardware.map((bank) => [bank.id, new BoardBank(bank)]));
  const buses = new Map(
    hardware.buses.map((bus) => {
      const ownBanks = bankHardware
        .filter((bank) => bank.bus === bus.id)
        .map((bank) => known(banks, bank.id));
      const transport = new TracedTransport(
        createTransport(bus, runtimeDirectory, time),
        bus.id,
        frames,
        time,
      );
      return [bus.id, new Bus(bus, ownBanks, transport, time, logger.child({ bus: bus.id }), listener)];
    }),
  );

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
  return { buses: [...buses.values()], banks: [...banks.values()], traysByLabel };
}

function known<Value>(map: ReadonlyMap<string, Value>, id: string): Value {
  const value = map.get(id);
  if (value === undefined) throw new Error(`"${id}" is not in the site file; parse it with its schema first`);
  return value;
}
