import {
  type BankHardware,
  bankSettings,
  isGpioBank,
  pulseGapMsOf,
  pulseMsOf,
  type SiteHardware,
  type SupplyHardware,
} from '../../contract/index.js';

/** How far apart pulses have to be of locks that hang together. */
export interface PulseSpacing {
  /** What they hang on: a named supply, or a bus that shares its supply with none. */
  readonly on: string;
  readonly gapMs: number;
  /** Whether the gap counts from the end of the pulse before, or from its beginning, as several may be on at once. */
  readonly from: 'end' | 'beginning';
}

/** What a door reads whose switch has its wire torn off. */
export type TornDoor = 'open' | 'closed' | 'floats';

/** An open circuit is a bit 0 to a board, the level of its bias on a line, and not there in a matrix of switches. */
function tornDoorOf(bank: BankHardware): TornDoor {
  if (!isGpioBank(bank)) return bankSettings(bank).closedBit === 0 ? 'closed' : 'open';
  const { wiring, bias, closedBit } = bank.doors;
  if (wiring === 'matrix') return 'open';
  if (bias !== 'pull-up' && bias !== 'pull-down') return 'floats';
  return (bias === 'pull-up') === (closedBit === 1) ? 'closed' : 'open';
}

/** Where a tray is built in, and the rules of its place that the record watches over. */
export interface TrayPlace {
  readonly label: string;
  readonly cabinet: string;
  readonly bank: string;
  readonly lock: number;
  readonly maximumOpenDoors: number;
  /** The pulse the site file allows this lock, in milliseconds. */
  readonly allowedPulseMs: number;
  /** What feeds the lock together with those of other buses; undefined where the site file names no supply for its bus. */
  readonly supply: SupplyHardware | undefined;
  readonly spacing: PulseSpacing;
  readonly tornDoor: TornDoor;
}

function spacingOf(bus: SiteHardware['buses'][number], supply: SupplyHardware | undefined): PulseSpacing {
  return supply
    ? { on: `supply ${supply.id}`, gapMs: supply.minimumPulseGapMs, from: 'beginning' }
    : { on: `bus ${bus.id}`, gapMs: pulseGapMsOf(bus), from: 'end' };
}

export function trayPlaces(hardware: SiteHardware): TrayPlace[] {
  return hardware.cabinets.flatMap((cabinet) =>
    cabinet.banks.flatMap((bank) => {
      const bus = hardware.buses.find(({ id }) => id === bank.bus);
      if (!bus) throw new Error(`bus "${bank.bus}" is not in the site file; parse it with its schema first`);
      const supply = hardware.supplies?.find(({ id }) => id === bus.supply);
      return bank.trays.map((tray) => ({
        label: tray.label,
        cabinet: cabinet.id,
        bank: bank.id,
        lock: tray.lock,
        maximumOpenDoors: cabinet.maximumOpenDoors,
        allowedPulseMs: pulseMsOf(bank),
        supply,
        spacing: spacingOf(bus, supply),
        tornDoor: tornDoorOf(bank),
      }));
    }),
  );
}
