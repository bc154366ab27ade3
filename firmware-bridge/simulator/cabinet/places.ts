import { pulseMsOf, type SiteHardware } from '../../contract/index.js';

/** Where a tray is built in, and the rules of its place that the record watches over. */
export interface TrayPlace {
  readonly label: string;
  readonly cabinet: string;
  readonly bank: string;
  readonly lock: number;
  readonly maximumOpenDoors: number;
  /** The pulse the site file allows this lock, in milliseconds. */
  readonly allowedPulseMs: number;
}

export function trayPlaces(hardware: SiteHardware): TrayPlace[] {
  return hardware.cabinets.flatMap((cabinet) =>
    cabinet.banks.flatMap((bank) =>
      bank.trays.map((tray) => ({
        label: tray.label,
        cabinet: cabinet.id,
        bank: bank.id,
        lock: tray.lock,
        maximumOpenDoors: cabinet.maximumOpenDoors,
        allowedPulseMs: pulseMsOf(bank),
      })),
    ),
  );
}
