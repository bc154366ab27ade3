import { type TraySize } from '@motcua247/firmware-bridge/contract';
import { type Site } from './site-schema.js';

export interface SiteTray {
  readonly label: string;
  readonly cabinetId: string;
  readonly bankId: string;
  readonly size: TraySize;
  readonly wheelchairReachable: boolean;
  /** Place in the order of the site file, from 0 over all cabinets: neighbours differ by one. */
  readonly position: number;
  /** Whether something shows that papers lie in the tray. */
  readonly occupancySensor: boolean;
}

/** All trays of the site in the order of the site file. */
export function traysOf(site: Pick<Site, 'cabinets'>): SiteTray[] {
  return site.cabinets
    .flatMap((cabinet) =>
      cabinet.banks.flatMap((bank) =>
        bank.trays.map((tray) => ({
          label: tray.label,
          cabinetId: cabinet.id,
          bankId: bank.id,
          size: tray.size,
          wheelchairReachable: tray.wheelchairReachable,
          occupancySensor: bank.occupancySensor,
        })),
      ),
    )
    .map((tray, position) => ({ ...tray, position }));
}
