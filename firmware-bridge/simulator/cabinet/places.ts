import { pulseMsOf, type SiteHardware, type SupplyHardware } from '../../contract/index.js';

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
}

export function trayPlaces(hardware: SiteHardware): TrayPlace[] {
  const supplyOf = (bus: string): SupplyHardware | undefined => {
    const named = hardware.buses.find(({ id }) => id === bus)?.supply;
    return hardware.supplies?.find(({ id }) => id === named);
  };
  return hardware.cabinets.flatMap((cabinet) =>
    cabinet.banks.flatMap((bank) =>
      bank.trays.map((tray) => ({
        label: tray.label,
        cabinet: cabinet.id,
        bank: bank.id,
        lock: tray.lock,
        maximumOpenDoors: cabinet.maximumOpenDoors,
        allowedPulseMs: pulseMsOf(bank),
        supply: supplyOf(bank.bus),
      })),
    ),
  );
}
